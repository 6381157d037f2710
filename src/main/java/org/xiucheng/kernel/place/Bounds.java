package org.xiucheng.kernel.place;

import org.xiucheng.kernel.Problem;

/// The smallest upright frame around something, in degrees: west ≤ east, south ≤ north. It never crosses the
/// date line.
public record Bounds(double west, double south, double east, double north) {
    public Bounds {
        if (!Point.onEarth(west, south) || !Point.onEarth(east, north) || west > east || south > north) {
            throw Problem.invalid(
                    "bounds.range", "Bounds are west, south, east, north in degrees, in that order.", "/bounds");
        }
    }

    /// Whether the point lies inside or on the frame.
    public boolean contains(Point point) {
        return west <= point.lon() && point.lon() <= east && south <= point.lat() && point.lat() <= north;
    }

    /// Whether the two frames share at least a point.
    public boolean meets(Bounds other) {
        return west <= other.east && other.west <= east && south <= other.north && other.south <= north;
    }

    /// The frame around both.
    public Bounds with(Bounds other) {
        return new Bounds(
                Math.min(west, other.west),
                Math.min(south, other.south),
                Math.max(east, other.east),
                Math.max(north, other.north));
    }

    /// The frame widened by so many metres on each side, cut at the edge of the Earth's chart.
    public Bounds widened(double metres) {
        var up = metres / Point.metresPerDegreeOfLatitude((south + north) / 2);
        var farthest = Math.min(89, Math.max(Math.abs(south), Math.abs(north)) + up);
        var aside = metres / Point.metresPerDegreeOfLongitude(farthest);
        return new Bounds(
                Math.max(-180, west - aside),
                Math.max(-90, south - up),
                Math.min(180, east + aside),
                Math.min(90, north + up));
    }

    public Point centre() {
        return new Point((west + east) / 2, (south + north) / 2);
    }
}
