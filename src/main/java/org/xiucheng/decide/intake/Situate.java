package org.xiucheng.decide.intake;

import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.xiucheng.kernel.Problem;
import org.xiucheng.kernel.category.Categories;
import org.xiucheng.kernel.category.CategoryKey;
import org.xiucheng.kernel.category.CodeSystem;
import org.xiucheng.kernel.place.Component;
import org.xiucheng.kernel.place.Location;
import org.xiucheng.kernel.place.Nearest;
import org.xiucheng.kernel.place.Places;
import org.xiucheng.kernel.place.Point;
import org.xiucheng.kernel.place.Segment;
import org.xiucheng.sense.report.Where;

/// Finds out where a report is: the chain of areas, the nearest stretch of road, the component.
///
/// The number on a component says most, then a spot, then an area; words alone lie in the whole city until
/// somebody has read them. Asks the store only where a component is concerned; everything else is in memory.
@Service
public class Situate {
    /// Farther than this from a road, a spot is not on it. Metres; about the width of a wide street with its
    /// pavements.
    private static final double ROAD_METRES = 30;

    /// Within this a reported kind of component is taken to be the nearest one. Metres; the scatter of a
    /// phone's position.
    private static final double COMPONENT_METRES = 15;

    private final Places places;
    private final Categories categories;

    public Situate(Places places, Categories categories) {
        this.places = places;
        this.categories = categories;
    }

    /// What is known of the place: the location that the matter keeps, and the things that duty rules ask
    /// about.
    public record Site(Location location, Optional<Segment> segment, Optional<Component> component) {}

    /// The site of a new report; a spot outside the city is the problem `location.outside-city`.
    public Site site(Where where, Optional<CategoryKey> category) {
        var component = where.component().map(this::known);
        var point = component.map(Component::position).or(where::point);
        if (point.isPresent()) {
            return at(point.get(), component.or(() -> nearest(point.get(), category)), where.address());
        }
        var areas = where.area()
                .map(this::chain)
                .orElseGet(() -> List.of(places.jurisdiction().root()));
        return new Site(
                new Location(areas, Optional.empty(), Optional.empty(), Optional.empty(), where.address()),
                Optional.empty(),
                Optional.empty());
    }

    /// The site of a matter that is there already.
    public Site again(Location location) {
        return new Site(
                location,
                location.segment().flatMap(places::segment),
                location.component().flatMap(places::component));
    }

    private Site at(Point point, Optional<Component> component, Optional<String> address) {
        var areas = places.chainAt(point)
                .orElseThrow(() -> Problem.invalid(
                        "location.outside-city", "The spot lies outside this city.", "/location/point"));
        var segment = places.nearestSegment(point, ROAD_METRES).map(Nearest::segment);
        var location = new Location(
                areas, segment.map(Segment::id), component.map(Component::id), Optional.of(point), address);
        return new Site(location, segment, component);
    }

    private Component known(String id) {
        return places.component(id)
                .orElseThrow(() -> Problem.invalid(
                        "location.unknown-component", "No component here has that number.", "/location/component"));
    }

    private Optional<Component> nearest(Point point, Optional<CategoryKey> category) {
        return category.filter(this::isComponent)
                .flatMap(key -> places.nearestComponent(point, COMPONENT_METRES, key.system(), key.code()));
    }

    private boolean isComponent(CategoryKey key) {
        return categories
                .system(key.system())
                .filter(s -> s.kind() == CodeSystem.Kind.COMPONENT)
                .isPresent();
    }

    private List<String> chain(String area) {
        return places.chainOf(area);
    }
}
