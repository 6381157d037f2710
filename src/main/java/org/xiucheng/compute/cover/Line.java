package org.xiucheng.compute.cover;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.xiucheng.kernel.place.Point;
import org.xiucheng.kernel.place.Segment;
import org.xiucheng.sense.patrol.TrackPoint;

/// The line of the ground that is walked: one stretch, or all stretches of a road.
///
/// Distances are straight metres on the plane of the latitude, which is exact to centimetres over a street.
public final class Line {
    /// A spot of the ground every so many metres is looked at.
    private static final double STEP = 10;

    /// Farther apart than this two points are no walk from one to the other.
    private static final Duration PAUSE = Duration.ofMinutes(2);

    private static final double LEAP = 200;

    private final List<List<Point>> lines;

    public Line(List<Segment> ground) {
        this.lines = ground.stream().map(Segment::line).toList();
    }

    /// What a walk covered: the share of the ground, and how long the ground is in metres.
    public record Covered(double share, double metres) {}

    /// How far a point lies from the ground, in metres; infinitely far where there is none.
    public double metresFrom(Point point) {
        return lines.stream()
                .flatMap(line -> legs(line).stream())
                .mapToDouble(leg -> leg.metresFrom(point))
                .min()
                .orElse(Double.POSITIVE_INFINITY);
    }

    /// The share of the ground that somebody passed within so many metres; a gap in the walk covers nothing.
    public Covered covered(List<TrackPoint> walk, double near) {
        var spots = spots();
        var legs = walked(walk);
        var passed = spots.stream()
                .filter(spot -> legs.stream().anyMatch(leg -> leg.metresFrom(spot) <= near))
                .count();
        return new Covered(spots.isEmpty() ? 0 : (double) passed / spots.size(), metres());
    }

    private double metres() {
        return lines.stream()
                .flatMap(line -> legs(line).stream())
                .mapToDouble(Leg::metres)
                .sum();
    }

    private List<Point> spots() {
        var spots = new ArrayList<Point>();
        for (var line : lines) {
            for (var leg : legs(line)) {
                var parts = Math.max(1, (int) Math.ceil(leg.metres() / STEP));
                IntStream.range(0, parts)
                        .mapToObj(part -> leg.at((part + 0.5) / parts))
                        .forEach(spots::add);
            }
        }
        return spots;
    }

    private static List<Leg> walked(List<TrackPoint> walk) {
        var legs = new ArrayList<Leg>();
        for (var i = 0; i < walk.size(); i++) {
            var here = walk.get(i);
            legs.add(new Leg(here.point(), here.point()));
            if (i > 0) {
                var before = walk.get(i - 1);
                var leg = new Leg(before.point(), here.point());
                if (Duration.between(before.at(), here.at()).compareTo(PAUSE) <= 0 && leg.metres() <= LEAP) {
                    legs.add(leg);
                }
            }
        }
        return legs;
    }

    private static List<Leg> legs(List<Point> line) {
        return IntStream.range(1, line.size())
                .mapToObj(i -> new Leg(line.get(i - 1), line.get(i)))
                .toList();
    }

    private record Leg(Point from, Point to) {
        double metres() {
            return from.metresTo(to);
        }

        Point at(double share) {
            return new Point(
                    from.lon() + share * (to.lon() - from.lon()), from.lat() + share * (to.lat() - from.lat()));
        }

        double metresFrom(Point point) {
            var wide = Point.metresPerDegreeOfLongitude(from.lat());
            var high = Point.metresPerDegreeOfLatitude(from.lat());
            var dx = (to.lon() - from.lon()) * wide;
            var dy = (to.lat() - from.lat()) * high;
            var px = (point.lon() - from.lon()) * wide;
            var py = (point.lat() - from.lat()) * high;
            var length = dx * dx + dy * dy;
            var share = length == 0 ? 0 : Math.clamp((px * dx + py * dy) / length, 0, 1);
            return Math.hypot(px - share * dx, py - share * dy);
        }
    }
}
