package org.xiucheng.door.geojson;

import java.util.ArrayList;
import java.util.List;
import org.xiucheng.kernel.Problem;
import org.xiucheng.kernel.place.Point;
import org.xiucheng.kernel.place.Polygon;
import org.xiucheng.kernel.place.Ring;
import org.xiucheng.kernel.place.Shape;

/// The nested numbers of a geometry as they stood in the file, before its type says what they mean.
sealed interface Coordinates {
    /// One spot.
    record Spot(double lon, double lat) implements Coordinates {}

    /// Brackets around spots or around further brackets.
    record Nest(List<Coordinates> inner) implements Coordinates {}

    /// As one point; `pointer` says where in the file it stands.
    static Point point(Coordinates read, String pointer) {
        return switch (read) {
            case Spot spot -> checked(spot, pointer);
            case Nest nest -> throw malformed(pointer, nest);
        };
    }

    /// As the points of a line.
    static List<Point> line(Coordinates read, String pointer) {
        return inner(read, pointer).stream().map(spot -> point(spot, pointer)).toList();
    }

    /// As the ground of a `Polygon`.
    static Shape polygon(Coordinates read, String pointer) {
        return new Shape(List.of(piece(read, pointer)));
    }

    /// As the ground of a `MultiPolygon`.
    static Shape polygons(Coordinates read, String pointer) {
        return new Shape(
                inner(read, pointer).stream().map(one -> piece(one, pointer)).toList());
    }

    private static Polygon piece(Coordinates read, String pointer) {
        var rings = new ArrayList<Ring>();
        for (var ring : inner(read, pointer)) {
            rings.add(ring(line(ring, pointer)));
        }
        if (rings.isEmpty()) {
            throw malformed(pointer, read);
        }
        return new Polygon(rings.getFirst(), rings.subList(1, rings.size()));
    }

    /// Exactly the points given: an open ring stays open, so that the check can say so.
    private static Ring ring(List<Point> points) {
        var numbers = new double[2 * points.size()];
        for (var i = 0; i < points.size(); i++) {
            numbers[2 * i] = points.get(i).lon();
            numbers[2 * i + 1] = points.get(i).lat();
        }
        return new Ring(numbers);
    }

    private static List<Coordinates> inner(Coordinates read, String pointer) {
        return switch (read) {
            case Spot spot -> throw malformed(pointer, spot);
            case Nest nest -> nest.inner();
        };
    }

    private static Point checked(Spot spot, String pointer) {
        if (Point.onEarth(spot.lon, spot.lat)) {
            return new Point(spot.lon, spot.lat);
        }
        if (Point.onEarth(spot.lat, spot.lon)) {
            throw Problem.invalid(
                    "location.swapped", "Longitude stands before latitude; here they seem to be swapped.", pointer);
        }
        throw Problem.invalid("location.range", "A spot of the file is not on Earth.", pointer);
    }

    private static Problem malformed(String pointer, Coordinates read) {
        var what = read instanceof Spot ? "a single spot" : "a list";
        return Problem.invalid("geometry.malformed", "The geometry's type does not go with " + what + ".", pointer);
    }
}
