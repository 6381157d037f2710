package org.xiucheng.compute.locate;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.xiucheng.kernel.Problem;
import org.xiucheng.kernel.place.Area;
import org.xiucheng.kernel.place.AreaLevel;
import org.xiucheng.kernel.place.Bounds;
import org.xiucheng.kernel.place.Component;
import org.xiucheng.kernel.place.Components;
import org.xiucheng.kernel.place.Division;
import org.xiucheng.kernel.place.Jurisdiction;
import org.xiucheng.kernel.place.Nearest;
import org.xiucheng.kernel.place.Places;
import org.xiucheng.kernel.place.Point;
import org.xiucheng.kernel.place.Road;
import org.xiucheng.kernel.place.Segment;

/// One version of the city's map, indexed; immutable, so that a new version replaces it whole. Things stay in
/// the store.
public final class InMemoryPlaces implements Places {
    private final Jurisdiction jurisdiction;
    private final List<AreaLevel> levels;
    private final Map<String, Area> areas;
    private final Map<String, List<Area>> children;
    private final Map<String, List<String>> chains;
    private final Map<String, String> names;
    private final Map<String, Road> roads;
    private final Map<String, Segment> segments;
    private final Map<String, List<Segment>> segmentsOf;
    private final List<Layer> layers;
    private final SegmentIndex nearest;
    private final Components components;

    public InMemoryPlaces(Division division, Components components) {
        var sorted = division.areas().stream()
                .sorted(Comparator.comparing(Area::code))
                .toList();
        var stretches = division.segments().stream()
                .sorted(Comparator.comparing(Segment::id))
                .toList();
        this.jurisdiction = division.jurisdiction();
        this.levels = division.levels().stream()
                .sorted(Comparator.comparingInt(AreaLevel::depth))
                .toList();
        this.areas = sorted.stream().collect(Collectors.toUnmodifiableMap(Area::code, Function.identity()));
        this.children = sorted.stream()
                .filter(area -> area.parent().isPresent())
                .collect(Collectors.groupingBy(area -> area.parent().orElseThrow()));
        this.chains = sorted.stream().collect(Collectors.toUnmodifiableMap(Area::code, this::chain));
        this.names = names(sorted);
        this.roads = division.roads().stream().collect(Collectors.toUnmodifiableMap(Road::id, Function.identity()));
        this.segments = stretches.stream().collect(Collectors.toUnmodifiableMap(Segment::id, Function.identity()));
        this.segmentsOf = stretches.stream()
                .sorted(Comparator.comparingDouble(Segment::from))
                .collect(Collectors.groupingBy(Segment::road));
        this.layers = layers(sorted);
        this.nearest = new SegmentIndex(stretches);
        this.components = components;
    }

    @Override
    public Jurisdiction jurisdiction() {
        return jurisdiction;
    }

    @Override
    public List<AreaLevel> levels() {
        return levels;
    }

    @Override
    public Optional<Area> area(String code) {
        return Optional.ofNullable(areas.get(code));
    }

    @Override
    public Optional<String> areaByName(String name) {
        return Optional.ofNullable(names.get(folded(name)));
    }

    @Override
    public List<Area> children(String code) {
        return children.getOrDefault(code, List.of());
    }

    @Override
    public List<Area> areasAtLevel(String key) {
        return areas.values().stream()
                .filter(area -> area.level().key().equals(key))
                .sorted(Comparator.comparing(Area::code))
                .toList();
    }

    @Override
    public List<String> chainOf(String code) {
        var chain = chains.get(code);
        if (chain == null) {
            throw Problem.invalid("location.unknown-area", "No area of this city has that code.", "/location/area");
        }
        return chain;
    }

    @Override
    public Optional<List<String>> chainAt(Point point) {
        for (var layer : layers) {
            var found = layer.index.find(point.lon(), point.lat());
            if (found != AreaIndex.NONE) {
                return Optional.of(layer.chains.get(found));
            }
        }
        return Optional.empty();
    }

    @Override
    public Optional<Road> road(String id) {
        return Optional.ofNullable(roads.get(id));
    }

    @Override
    public Optional<Segment> segment(String id) {
        return Optional.ofNullable(segments.get(id));
    }

    @Override
    public List<Segment> segmentsOf(String road) {
        return segmentsOf.getOrDefault(road, List.of());
    }

    @Override
    public List<Segment> segmentsIn(Bounds frame) {
        return segments.values().stream()
                .filter(segment -> segment.bounds().meets(frame))
                .sorted(Comparator.comparing(Segment::id))
                .toList();
    }

    @Override
    public Optional<Nearest> nearestSegment(Point point, double metres) {
        return nearest.nearest(point, metres);
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

    private List<String> chain(Area area) {
        var chain = new ArrayList<String>();
        for (var at = Optional.of(area);
                at.isPresent() && chain.size() <= AreaLevel.DEEPEST;
                at = at.flatMap(Area::parent).flatMap(this::area)) {
            chain.addFirst(at.orElseThrow().code());
        }
        return List.copyOf(chain);
    }

    /// Coarse areas take a name before fine ones do, and English gives way to Chinese.
    private static Map<String, String> names(List<Area> sorted) {
        var names = new HashMap<String, String>();
        var coarseFirst = sorted.stream()
                .sorted(Comparator.comparingInt(area -> area.level().depth()))
                .toList();
        coarseFirst.forEach(area -> names.putIfAbsent(folded(area.name().zh()), area.code()));
        coarseFirst.forEach(area -> names.putIfAbsent(folded(area.name().en()), area.code()));
        return names;
    }

    private static String folded(String name) {
        return name.strip().toLowerCase(Locale.ROOT);
    }

    /// First the areas that nothing finer lies in, together; then the coarser ones, for a point that lies in
    /// no fine one.
    private List<Layer> layers(List<Area> sorted) {
        var shaped = sorted.stream().filter(area -> !area.shape().isEmpty()).toList();
        var byDepth = new TreeMap<Integer, List<Area>>(Comparator.reverseOrder());
        var leaves = new ArrayList<Area>();
        for (var area : shaped) {
            var divided = children(area.code()).stream()
                    .anyMatch(child -> !child.shape().isEmpty());
            (divided ? byDepth.computeIfAbsent(area.level().depth(), _ -> new ArrayList<>()) : leaves).add(area);
        }
        var layers = new ArrayList<Layer>();
        layers.add(layer(leaves));
        byDepth.values().forEach(coarser -> layers.add(layer(coarser)));
        return List.copyOf(layers);
    }

    private Layer layer(List<Area> covering) {
        var index = AreaIndex.of(covering.stream().map(Area::shape).toList());
        return new Layer(
                index, covering.stream().map(area -> chainOf(area.code())).toList());
    }

    private record Layer(AreaIndex index, List<List<String>> chains) {}
}
