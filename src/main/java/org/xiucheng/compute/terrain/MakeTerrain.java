package org.xiucheng.compute.terrain;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Service;
import org.xiucheng.kernel.category.Categories;
import org.xiucheng.kernel.category.Category;
import org.xiucheng.kernel.category.CategoryKey;
import org.xiucheng.kernel.category.CodeSystem;
import org.xiucheng.kernel.place.Places;
import org.xiucheng.kernel.place.Point;
import org.xiucheng.kernel.place.Segment;
import org.xiucheng.kernel.responsibility.audit.Terrain;

/// Draws the terrain of this city as its map and its lists of categories stand.
///
/// Which areas a segment lies in is felt for: spots along it and beside it, as far as a report may be from a
/// road and still lie on it, a few metres apart. An area that a segment only grazes may be missed.
@Service
public class MakeTerrain {
    /// A spot farther from a road is not on it.
    private static final double BESIDE_METRES = 30;

    private static final double STEP_METRES = 15;
    private static final double METRES_A_DEGREE = 111_320;

    private final Places places;
    private final Categories categories;

    public MakeTerrain(Places places, Categories categories) {
        this.places = places;
        this.categories = categories;
    }

    /// Everything a matter of that moment can be about, everywhere.
    public Terrain at(Instant moment) {
        var chosen = categories.list().stream()
                .filter(category -> !category.retiredAt(moment))
                .toList();
        var topics = chosen.stream()
                .map(category -> new Terrain.Topic(
                        category.key(), Optional.of(category.group().zh())))
                .toList();
        return new Terrain(topics, cells(), stretches(), kinds(chosen));
    }

    /// Every area in which some of the road lies, with all areas above it.
    public Set<String> areasOf(String road) {
        return places.segmentsOf(road).stream()
                .flatMap(segment -> areas(segment).stream())
                .distinct()
                .flatMap(area -> places.chainOf(area).stream())
                .collect(Collectors.toSet());
    }

    private List<CategoryKey> kinds(List<Category> chosen) {
        return chosen.stream()
                .filter(category -> categories.systemOf(category).kind() == CodeSystem.Kind.COMPONENT)
                .map(Category::key)
                .toList();
    }

    private List<Terrain.Cell> cells() {
        return places.levels().stream()
                .flatMap(level -> places.areasAtLevel(level.key()).stream())
                .map(area -> new Terrain.Cell(area.code(), area.parent()))
                .toList();
    }

    private List<Terrain.Stretch> stretches() {
        return places.segmentsIn(places.jurisdiction().bounds()).stream()
                .flatMap(segment -> areas(segment).stream()
                        .map(area -> new Terrain.Stretch(segment.road(), segment.from(), segment.to(), area)))
                .toList();
    }

    private Set<String> areas(Segment segment) {
        var found = new TreeSet<String>();
        var line = segment.line();
        for (var i = 1; i < line.size(); i++) {
            along(line.get(i - 1), line.get(i))
                    .forEach(point -> places.chainAt(point).map(List::getLast).ifPresent(found::add));
        }
        return found;
    }

    /// Spots along a straight piece, and the same spots as far beside it on both sides as still lies on it.
    private static Stream<Point> along(Point from, Point to) {
        var narrowing = Math.cos(Math.toRadians(from.lat()));
        var east = (to.lon() - from.lon()) * narrowing * METRES_A_DEGREE;
        var north = (to.lat() - from.lat()) * METRES_A_DEGREE;
        var length = Math.max(Math.hypot(east, north), 1);
        var steps = (int) Math.ceil(length / STEP_METRES);
        return Stream.iterate(0, i -> i <= steps, i -> i + 1)
                .flatMap(i -> Stream.iterate(-BESIDE_METRES, by -> by <= BESIDE_METRES, by -> by + STEP_METRES)
                        .map(by -> new Point(
                                from.lon()
                                        + (to.lon() - from.lon()) * i / steps
                                        - by * north / length / METRES_A_DEGREE / narrowing,
                                from.lat()
                                        + (to.lat() - from.lat()) * i / steps
                                        + by * east / length / METRES_A_DEGREE)));
    }
}
