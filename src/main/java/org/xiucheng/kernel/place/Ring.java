package org.xiucheng.kernel.place;

import java.util.Arrays;
import java.util.List;
import org.xiucheng.kernel.Problem;

/// One closed line around a piece of ground: longitude, latitude, longitude, latitude … in degrees, the last
/// point equal to the first.
///
/// Plain numbers, because a city has millions of them. A ring from a file may be broken (open, crossing
/// itself): it can be held and looked at, and the partition check refuses it.
public record Ring(double[] coordinates) {
    public Ring {
        if (coordinates.length % 2 != 0) {
            throw Problem.invalid("geometry.malformed", "A ring has a latitude for every longitude.", "/geometry");
        }
        coordinates = coordinates.clone();
        for (var i = 0; i < coordinates.length; i += 2) {
            if (!Point.onEarth(coordinates[i], coordinates[i + 1])) {
                throw Problem.invalid("location.range", "A ring has a point that is not on Earth.", "/geometry");
            }
        }
    }

    /// The ring through these points, closed where the last is not the first.
    public static Ring through(List<Point> points) {
        var open = points.size() > 0 && !points.getFirst().equals(points.getLast());
        var numbers = new double[2 * (points.size() + (open ? 1 : 0))];
        for (var i = 0; i < numbers.length / 2; i++) {
            var point = points.get(i % points.size());
            numbers[2 * i] = point.lon();
            numbers[2 * i + 1] = point.lat();
        }
        return new Ring(numbers);
    }

    /// The frame's own four sides.
    public static Ring around(Bounds frame) {
        return new Ring(new double[] {
            frame.west(), frame.south(), frame.east(), frame.south(),
            frame.east(), frame.north(), frame.west(), frame.north(),
            frame.west(), frame.south()
        });
    }

    /// A copy: nobody outside can move a border.
    @Override
    public double[] coordinates() {
        return coordinates.clone();
    }

    /// How many points, the closing one counted.
    public int size() {
        return coordinates.length / 2;
    }

    public double lon(int index) {
        return coordinates[2 * index];
    }

    public double lat(int index) {
        return coordinates[2 * index + 1];
    }

    public boolean closed() {
        return size() > 0 && lon(0) == lon(size() - 1) && lat(0) == lat(size() - 1);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Ring ring && Arrays.equals(coordinates, ring.coordinates);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(coordinates);
    }

    @Override
    public String toString() {
        return "Ring of " + size() + " points";
    }
}
