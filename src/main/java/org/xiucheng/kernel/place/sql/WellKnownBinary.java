package org.xiucheng.kernel.place.sql;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.xiucheng.kernel.place.Point;
import org.xiucheng.kernel.place.Polygon;
import org.xiucheng.kernel.place.Ring;
import org.xiucheng.kernel.place.Shape;

/// Shapes and lines as bytes that any geographic program reads (OGC 06-103r4 §8.2), big end first, longitude
/// before latitude.
final class WellKnownBinary {
    private static final byte BIG_END_FIRST = 0;
    private static final int LINE = 2;
    private static final int POLYGON = 3;
    private static final int MANY_POLYGONS = 6;
    private static final int HEAD = 5;

    private WellKnownBinary() {}

    static byte[] ofShape(Shape shape) {
        var bytes = ByteBuffer.allocate(size(shape));
        head(bytes, MANY_POLYGONS).putInt(shape.polygons().size());
        for (var polygon : shape.polygons()) {
            head(bytes, POLYGON).putInt(polygon.rings().size());
            polygon.rings().forEach(ring -> put(bytes, ring));
        }
        return bytes.array();
    }

    static Shape toShape(byte[] binary) {
        var bytes = ByteBuffer.wrap(binary);
        expect(bytes, MANY_POLYGONS);
        var polygons = new ArrayList<Polygon>();
        for (var left = bytes.getInt(); left > 0; left--) {
            polygons.add(polygon(bytes));
        }
        return polygons.isEmpty() ? Shape.NONE : new Shape(polygons);
    }

    static byte[] ofLine(List<Point> line) {
        var bytes = ByteBuffer.allocate(HEAD + Integer.BYTES + line.size() * 2 * Double.BYTES);
        head(bytes, LINE).putInt(line.size());
        line.forEach(point -> bytes.putDouble(point.lon()).putDouble(point.lat()));
        return bytes.array();
    }

    static List<Point> toLine(byte[] binary) {
        var bytes = ByteBuffer.wrap(binary);
        expect(bytes, LINE);
        var line = new ArrayList<Point>();
        for (var left = bytes.getInt(); left > 0; left--) {
            line.add(new Point(bytes.getDouble(), bytes.getDouble()));
        }
        return line;
    }

    private static int size(Shape shape) {
        var points = shape.rings().stream().mapToInt(Ring::size).sum();
        var counts = 1 + shape.polygons().size() + shape.rings().size();
        return HEAD * (1 + shape.polygons().size()) + Integer.BYTES * counts + 2 * Double.BYTES * points;
    }

    private static ByteBuffer head(ByteBuffer bytes, int kind) {
        return bytes.put(BIG_END_FIRST).putInt(kind);
    }

    private static void expect(ByteBuffer bytes, int kind) {
        if (bytes.get() != BIG_END_FIRST || bytes.getInt() != kind) {
            throw new IllegalStateException("the stored shape is not the well-known binary that was written");
        }
    }

    private static void put(ByteBuffer bytes, Ring ring) {
        bytes.putInt(ring.size());
        for (var number : ring.coordinates()) {
            bytes.putDouble(number);
        }
    }

    private static Polygon polygon(ByteBuffer bytes) {
        expect(bytes, POLYGON);
        var rings = new ArrayList<Ring>();
        for (var left = bytes.getInt(); left > 0; left--) {
            rings.add(ring(bytes));
        }
        return new Polygon(rings.getFirst(), rings.subList(1, rings.size()));
    }

    private static Ring ring(ByteBuffer bytes) {
        var numbers = new double[2 * bytes.getInt()];
        for (var i = 0; i < numbers.length; i++) {
            numbers[i] = bytes.getDouble();
        }
        return new Ring(numbers);
    }
}
