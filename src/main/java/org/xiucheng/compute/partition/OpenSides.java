package org.xiucheng.compute.partition;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.locationtech.jts.algorithm.Orientation;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.operation.overlayng.OverlayNGRobust;
import org.locationtech.jts.operation.polygonize.Polygonizer;

/// Sides of borders that nobody on the other side shares: where ground begins or ends.
final class OpenSides {
    private static final GeometryFactory FACTORY = new GeometryFactory();

    private final Map<Side, Integer> open = new HashMap<>();

    /// Walks every border with the ground on the left; two walks along one side in opposite ways take each
    /// other out.
    void walk(Geometry ground, int weight) {
        for (var i = 0; i < ground.getNumGeometries(); i++) {
            var polygon = (Polygon) ground.getGeometryN(i);
            walk(polygon.getExteriorRing(), weight);
            for (var hole = 0; hole < polygon.getNumInteriorRing(); hole++) {
                walk(polygon.getInteriorRingN(hole), -weight);
            }
        }
    }

    boolean isEmpty() {
        return open.isEmpty();
    }

    /// The pieces of ground that the open sides cut out.
    List<Geometry> faces() {
        if (open.isEmpty()) {
            return List.of();
        }
        var lines = open.keySet().stream().map(Side::line).toArray(LineString[]::new);
        var polygonizer = new Polygonizer();
        polygonizer.add(OverlayNGRobust.union(FACTORY.createMultiLineString(lines)));
        var faces = new ArrayList<Geometry>();
        for (var face : polygonizer.getPolygons()) {
            faces.add((Geometry) face);
        }
        return faces;
    }

    /// Whether the ground covers the spot, where a spot on a shared side belongs to one of the two and never
    /// to both.
    static boolean covers(Geometry ground, Coordinate spot) {
        var inside = false;
        for (var i = 0; i < ground.getNumGeometries(); i++) {
            var polygon = (Polygon) ground.getGeometryN(i);
            inside ^= crossings(polygon.getExteriorRing(), spot);
            for (var hole = 0; hole < polygon.getNumInteriorRing(); hole++) {
                inside ^= crossings(polygon.getInteriorRingN(hole), spot);
            }
        }
        return inside;
    }

    /// Whether a ray to the east crosses the ring an odd number of times.
    private static boolean crossings(LinearRing ring, Coordinate spot) {
        var corners = ring.getCoordinates();
        var odd = false;
        for (var i = 1; i < corners.length; i++) {
            var low = corners[i - 1].y <= corners[i].y ? corners[i - 1] : corners[i];
            var high = low == corners[i] ? corners[i - 1] : corners[i];
            odd ^= low.y <= spot.y
                    && spot.y < high.y
                    && Orientation.index(low, high, spot) == Orientation.COUNTERCLOCKWISE;
        }
        return odd;
    }

    private void walk(LinearRing ring, int weight) {
        var corners = ring.getCoordinates();
        var way = Orientation.isCCW(corners) ? weight : -weight;
        for (var i = 1; i < corners.length; i++) {
            var forward = corners[i - 1].compareTo(corners[i]) < 0;
            var side = forward ? new Side(corners[i - 1], corners[i]) : new Side(corners[i], corners[i - 1]);
            if (open.merge(side, forward ? way : -way, Integer::sum) == 0) {
                open.remove(side);
            }
        }
    }

    /// One straight side between two corners, the lower corner first.
    private record Side(double x1, double y1, double x2, double y2) {
        Side(Coordinate low, Coordinate high) {
            this(low.x, low.y, high.x, high.y);
        }

        LineString line() {
            return FACTORY.createLineString(new Coordinate[] {new Coordinate(x1, y1), new Coordinate(x2, y2)});
        }
    }
}
