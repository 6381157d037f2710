package org.xiucheng.door.geojson;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.xiucheng.kernel.Bilingual;
import org.xiucheng.kernel.Problem;
import org.xiucheng.kernel.place.Area;
import org.xiucheng.kernel.place.AreaLevel;
import org.xiucheng.kernel.place.Component;
import org.xiucheng.kernel.place.Point;
import org.xiucheng.kernel.place.Road;
import org.xiucheng.kernel.place.Segment;
import org.xiucheng.kernel.place.Shape;
import org.xiucheng.kernel.time.Validity;

/// What one file says about the city, in the city's words, before anything is checked against anything else.
final class PlaceDrafts {
    /// The usual storeys, coarse to fine; a file uses some of them, and their depth is their rank among those
    /// it uses.
    private static final Map<String, Bilingual> USUAL = usual();

    private final FieldNames names;
    private final Validity validity;
    private final Map<String, AreaLevel> known = new HashMap<>();
    private final List<Named> named = new ArrayList<>();
    private final Map<String, Road> roads = new LinkedHashMap<>();
    private final List<Segment> segments = new ArrayList<>();
    private final List<Component> components = new ArrayList<>();

    PlaceDrafts(FieldNames names, Validity validity, List<AreaLevel> stored) {
        this.names = names;
        this.validity = validity;
        stored.forEach(level -> known.put(level.key(), level));
    }

    void add(Feature feature) {
        try {
            switch (feature.kind()) {
                case "area" -> named.add(named(feature));
                case "segment" -> segments.add(segment(feature));
                case "component" -> components.add(component(feature));
                default ->
                    throw Problem.invalid(
                            "place.kind", "A feature is an area, a segment or a component.", feature.pointer("kind"));
            }
        } catch (IllegalArgumentException unfit) {
            throw Problem.invalid("place.malformed", String.valueOf(unfit.getMessage()), feature.pointer(""));
        }
    }

    /// The storeys of this file's areas, coarse to fine.
    List<AreaLevel> levels() {
        var used = named.stream().map(Named::level).distinct().toList();
        var fresh = USUAL.keySet().stream().filter(used::contains).toList();
        return used.stream()
                .map(key -> known.containsKey(key) ? known.get(key) : level(key, fresh.indexOf(key)))
                .sorted(Comparator.comparingInt(AreaLevel::depth))
                .toList();
    }

    List<Area> areas() {
        var levels = new HashMap<String, AreaLevel>();
        levels().forEach(level -> levels.put(level.key(), level));
        return named.stream().map(one -> one.area(levels, validity)).toList();
    }

    List<Road> roads() {
        return List.copyOf(roads.values());
    }

    List<Segment> segments() {
        return segments;
    }

    List<Component> components() {
        return components;
    }

    private static AreaLevel level(String key, int depth) {
        var name = USUAL.get(key);
        if (name == null) {
            throw Problem.invalid("place.level", "A level is one of " + USUAL.keySet() + ".", "/features");
        }
        return new AreaLevel(depth, key, name);
    }

    private Named named(Feature feature) {
        var code = feature.get(names.code());
        var level = feature.find(names.level()).or(names::usualLevel).orElseGet(() -> feature.get(names.level()));
        var parent = feature.find(names.parent()).or(names::usualParent).filter(above -> !above.equals(code));
        var shape = feature.geometry().map(found -> shape(feature, found)).orElse(Shape.NONE);
        var draft = new Named(code, level, name(feature, names.name(), names.nameEn()), parent, shape);
        draft.area(Map.of(level, new AreaLevel(0, level, draft.name)), validity);
        return draft;
    }

    private static Shape shape(Feature feature, Feature.Geometry geometry) {
        return switch (geometry.type()) {
            case "Polygon" -> Coordinates.polygon(geometry.coordinates(), feature.geometryPointer());
            case "MultiPolygon" -> Coordinates.polygons(geometry.coordinates(), feature.geometryPointer());
            default -> throw wrongGeometry(feature);
        };
    }

    private Segment segment(Feature feature) {
        var line = Coordinates.line(numbers(feature, "LineString"), feature.geometryPointer());
        var road = feature.get("road");
        roads.putIfAbsent(road, new Road(road, name(feature, "road_name", "road_name_en"), validity));
        var name = feature.find("name").isPresent()
                ? name(feature, "name", "name_en")
                : name(feature, "road_name", "road_name_en");
        var from = feature.find("from").map(Double::parseDouble).orElse(0.0);
        var to = feature.find("to").map(Double::parseDouble).orElseGet(() -> from + length(line));
        return new Segment(feature.get("id"), road, name, line, from, to, validity);
    }

    private Component component(Feature feature) {
        var position = Coordinates.point(numbers(feature, "Point"), feature.geometryPointer());
        return new Component(
                feature.get("id"),
                feature.get("system"),
                feature.get("code"),
                position,
                feature.find("owner"),
                validity);
    }

    private static Coordinates numbers(Feature feature, String type) {
        return feature.geometry()
                .filter(geometry -> geometry.type().equals(type))
                .orElseThrow(() -> wrongGeometry(feature))
                .coordinates();
    }

    private static Problem wrongGeometry(Feature feature) {
        return Problem.invalid(
                "geometry.type",
                "An area is a Polygon or MultiPolygon, a segment a LineString, a component a Point.",
                feature.geometryPointer());
    }

    private static double length(List<Point> line) {
        return IntStream.range(1, line.size())
                .mapToDouble(i -> line.get(i - 1).metresTo(line.get(i)))
                .sum();
    }

    private static Bilingual name(Feature feature, String property, String english) {
        var name = feature.get(property);
        return new Bilingual(name, feature.find(english).orElse(name));
    }

    private static Map<String, Bilingual> usual() {
        var usual = new LinkedHashMap<String, Bilingual>();
        usual.put("province", new Bilingual("省", "Province"));
        usual.put("city", new Bilingual("城市", "City"));
        usual.put("district", new Bilingual("区", "District"));
        usual.put("street", new Bilingual("街道", "Street or town"));
        usual.put("community", new Bilingual("社区", "Community or village"));
        usual.put("grid", new Bilingual("网格", "Grid"));
        usual.put("micro-grid", new Bilingual("微网格", "Micro-grid"));
        return usual;
    }

    /// An area whose level is still a word.
    private record Named(String code, String level, Bilingual name, Optional<String> parent, Shape shape) {
        Area area(Map<String, AreaLevel> levels, Validity validity) {
            var found = levels.get(level);
            if (found == null) {
                throw new IllegalArgumentException("the level is not known");
            }
            return new Area(code, found, name, parent, shape, validity);
        }
    }
}
