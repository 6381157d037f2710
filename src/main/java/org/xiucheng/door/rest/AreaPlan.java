package org.xiucheng.door.rest;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.xiucheng.kernel.Bilingual;
import org.xiucheng.kernel.place.Area;
import org.xiucheng.kernel.place.Places;
import org.xiucheng.kernel.place.Ring;
import org.xiucheng.kernel.place.Segment;

/// An area as a plan to draw: the areas directly below it and the stretches of road inside its frame (GeoJSON,
/// RFC 7946).
record AreaPlan(String type, List<Feature> features) {
    /// More stretches than this make no readable plan; a wide area shows none of its roads.
    private static final int MOST_SEGMENTS = 2_000;

    record Feature(String type, Drawn properties, Geometry geometry) {}

    /// What is drawn.
    sealed interface Drawn {
        record OfArea(String kind, String code, Bilingual name) implements Drawn {}

        record OfSegment(String kind, String id, Bilingual name) implements Drawn {}
    }

    /// Its lines; `coordinates` are nested as the type asks.
    record Geometry(String type, List<?> coordinates) {}

    static AreaPlan of(Places places, Area area) {
        var features = new ArrayList<Feature>();
        var children = places.children(area.code());
        for (var drawn : children.isEmpty() ? List.of(area) : children) {
            features.add(feature(drawn));
        }
        var segments = area.shape().bounds().map(places::segmentsIn).orElse(List.of());
        if (segments.size() <= MOST_SEGMENTS) {
            segments.forEach(segment -> features.add(feature(segment)));
        }
        return new AreaPlan("FeatureCollection", List.copyOf(features));
    }

    private static Feature feature(Area area) {
        var pieces = area.shape().polygons().stream()
                .map(polygon -> polygon.rings().stream().map(AreaPlan::line).toList())
                .toList();
        return new Feature(
                "Feature", new Drawn.OfArea("area", area.code(), area.name()), new Geometry("MultiPolygon", pieces));
    }

    private static Feature feature(Segment segment) {
        var line = segment.line().stream()
                .map(point -> List.of(point.lon(), point.lat()))
                .toList();
        return new Feature(
                "Feature",
                new Drawn.OfSegment("segment", segment.id(), segment.name()),
                new Geometry("LineString", line));
    }

    private static List<List<Double>> line(Ring ring) {
        return IntStream.range(0, ring.size())
                .mapToObj(i -> List.of(ring.lon(i), ring.lat(i)))
                .toList();
    }
}
