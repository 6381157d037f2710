package org.xiucheng.compute.locate;

import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.xiucheng.kernel.Problem;
import org.xiucheng.kernel.place.Area;
import org.xiucheng.kernel.place.AreaLevel;
import org.xiucheng.kernel.place.Bounds;
import org.xiucheng.kernel.place.Component;
import org.xiucheng.kernel.place.Jurisdiction;
import org.xiucheng.kernel.place.Nearest;
import org.xiucheng.kernel.place.Places;
import org.xiucheng.kernel.place.Point;
import org.xiucheng.kernel.place.Road;
import org.xiucheng.kernel.place.Segment;
import org.xiucheng.kernel.place.sql.SqlComponents;
import org.xiucheng.kernel.place.sql.SqlPlaces;

/// The city's map that everybody asks, read from the store at start and swapped whole when a new version is
/// published.
///
/// Until a jurisdiction is founded every question is answered with the problem `city.absent`.
@org.springframework.stereotype.Component
public final class CurrentPlaces implements Places {
    private final SqlPlaces store;
    private final SqlComponents components;
    private final InstantSource clock;
    private final AtomicReference<@Nullable Places> current = new AtomicReference<>();

    public CurrentPlaces(SqlPlaces store, SqlComponents components, InstantSource clock) {
        this.store = store;
        this.components = components;
        this.clock = clock;
        refresh();
    }

    /// Reads the map again; whoever asks meanwhile is answered by the old one.
    public void refresh() {
        store.division(clock.instant()).ifPresent(division -> current.set(new InMemoryPlaces(division, components)));
    }

    /// Whether a city has been founded in this database.
    public boolean founded() {
        return current.get() != null;
    }

    @Override
    public Jurisdiction jurisdiction() {
        return now().jurisdiction();
    }

    @Override
    public List<AreaLevel> levels() {
        return now().levels();
    }

    @Override
    public Optional<Area> area(String code) {
        return now().area(code);
    }

    @Override
    public Optional<String> areaByName(String name) {
        return now().areaByName(name);
    }

    @Override
    public List<Area> children(String code) {
        return now().children(code);
    }

    @Override
    public List<Area> areasAtLevel(String key) {
        return now().areasAtLevel(key);
    }

    @Override
    public List<String> chainOf(String code) {
        return now().chainOf(code);
    }

    @Override
    public Optional<List<String>> chainAt(Point point) {
        return now().chainAt(point);
    }

    @Override
    public Optional<Road> road(String id) {
        return now().road(id);
    }

    @Override
    public Optional<Segment> segment(String id) {
        return now().segment(id);
    }

    @Override
    public List<Segment> segmentsOf(String road) {
        return now().segmentsOf(road);
    }

    @Override
    public List<Segment> segmentsIn(Bounds frame) {
        return now().segmentsIn(frame);
    }

    @Override
    public Optional<Nearest> nearestSegment(Point point, double metres) {
        return now().nearestSegment(point, metres);
    }

    @Override
    public Optional<Component> component(String id) {
        return components.component(id);
    }

    @Override
    public Optional<Component> nearestComponent(Point point, double metres, String system, String code) {
        return components.nearestComponent(point, metres, system, code);
    }

    @Override
    public List<Component> componentsIn(Bounds frame, int limit) {
        return components.componentsIn(frame, limit);
    }

    private Places now() {
        var places = current.get();
        if (places == null) {
            throw new Problem(
                    Problem.Kind.UNAVAILABLE, "city.absent", "No city has been founded in this database yet.", null);
        }
        return places;
    }
}
