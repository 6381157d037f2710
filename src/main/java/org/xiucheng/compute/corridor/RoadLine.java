package org.xiucheng.compute.corridor;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.xiucheng.compute.corridor.LinearReference.Side;
import org.xiucheng.kernel.place.Point;
import org.xiucheng.kernel.place.Segment;

/// A whole road as a line with measures: spots are found on it, and stretches of it have a shape.
///
/// A spot is measured on the plane that touches the ground where it lies, so its foot is exact on the polyline.
/// Between two stretches there may be a gap, as under a bridge; no spot has its foot there. Immutable.
public final class RoadLine {
    private final String road;
    private final List<Piece> pieces;

    /// @param segments the stretches of one road, at least one
    public RoadLine(List<Segment> segments) {
        this.road = segments.getFirst().road();
        this.pieces = segments.stream()
                .sorted(Comparator.comparingDouble(Segment::from))
                .flatMap(segment -> Piece.of(segment).stream())
                .toList();
    }

    /// The measure at which the road begins.
    public double from() {
        return pieces.getFirst().from;
    }

    /// The measure at which it ends.
    public double to() {
        return pieces.getLast().to;
    }

    /// Where along the road the spot lies, however far off it is; of two equally close feet the one with the
    /// smaller measure.
    public LinearReference locate(Point spot) {
        var plane = new Plane(spot);
        var best = 0;
        var offset = Double.MAX_VALUE;
        for (var i = 0; i < pieces.size(); i++) {
            var away = plane.away(pieces.get(i));
            if (away < offset) {
                offset = away;
                best = i;
            }
        }
        var piece = pieces.get(best);
        var share = plane.share(piece);
        return new LinearReference(
                road, piece.segment, piece.from + share * (piece.to - piece.from), side(plane, best, share), offset);
    }

    /// The spot on the line at that measure; empty before the beginning, after the end and in a gap.
    public Optional<Point> at(double measure) {
        return pieces.stream()
                .filter(piece -> piece.from <= measure && measure <= piece.to)
                .findFirst()
                .map(piece -> piece.at(measure));
    }

    /// The shape of the road between two measures: one line for each part without a gap.
    public List<List<Point>> between(double from, double to) {
        var lines = new ArrayList<List<Point>>();
        var line = new ArrayList<Point>();
        for (var piece : pieces) {
            if (piece.to <= from || piece.from >= to) {
                continue;
            }
            var start = piece.at(Math.max(from, piece.from));
            if (line.isEmpty() || !line.getLast().equals(start)) {
                keep(lines, line);
                line = new ArrayList<>(List.of(start));
            }
            line.add(piece.at(Math.min(to, piece.to)));
        }
        keep(lines, line);
        return List.copyOf(lines);
    }

    private static void keep(List<List<Point>> lines, List<Point> line) {
        if (!line.isEmpty()) {
            lines.add(List.copyOf(line));
        }
    }

    /// At a corner the spot is beside both pieces: then the direction between them decides.
    private Side side(Plane plane, int at, double share) {
        var piece = pieces.get(at);
        var dx = plane.dx(piece);
        var dy = plane.dy(piece);
        var beside = share == 0 ? at - 1 : share == 1 ? at + 1 : -1;
        if (beside >= 0 && beside < pieces.size()) {
            var other = pieces.get(beside);
            var own = Math.hypot(dx, dy);
            var next = Math.hypot(plane.dx(other), plane.dy(other));
            dx = dx * next + plane.dx(other) * own;
            dy = dy * next + plane.dy(other) * own;
        }
        var foot = piece.at(piece.from + share * (piece.to - piece.from));
        var turn = dx * -plane.y(foot) - dy * -plane.x(foot);
        return turn > 0 ? Side.LEFT : turn < 0 ? Side.RIGHT : Side.ON;
    }

    /// The ground around a spot, flat, in metres from it.
    private record Plane(Point spot, double across, double up) {
        Plane(Point spot) {
            this(spot, Point.metresPerDegreeOfLongitude(spot.lat()), Point.metresPerDegreeOfLatitude(spot.lat()));
        }

        double x(Point point) {
            return (point.lon() - spot.lon()) * across;
        }

        double y(Point point) {
            return (point.lat() - spot.lat()) * up;
        }

        double dx(Piece piece) {
            return (piece.end.lon() - piece.start.lon()) * across;
        }

        double dy(Piece piece) {
            return (piece.end.lat() - piece.start.lat()) * up;
        }

        /// How far along the piece the foot of the spot is, 0 to 1.
        double share(Piece piece) {
            var dx = dx(piece);
            var dy = dy(piece);
            var square = dx * dx + dy * dy;
            return square == 0 ? 0 : Math.clamp((-x(piece.start) * dx - y(piece.start) * dy) / square, 0.0, 1.0);
        }

        double away(Piece piece) {
            var share = share(piece);
            return Math.hypot(x(piece.start) + share * dx(piece), y(piece.start) + share * dy(piece));
        }
    }

    /// One straight bit with the measures at its ends.
    private record Piece(String segment, Point start, Point end, double from, double to) {
        static List<Piece> of(Segment segment) {
            var line = segment.line();
            var perMetre = (segment.to() - segment.from()) / Math.max(segment.length(), Double.MIN_NORMAL);
            var pieces = new ArrayList<Piece>();
            var from = segment.from();
            for (var i = 1; i < line.size(); i++) {
                var last = i == line.size() - 1;
                var to = last ? segment.to() : from + perMetre * line.get(i - 1).metresTo(line.get(i));
                pieces.add(new Piece(segment.id(), line.get(i - 1), line.get(i), from, to));
                from = to;
            }
            return pieces;
        }

        Point at(double measure) {
            if (measure <= from) {
                return start;
            }
            if (measure >= to) {
                return end;
            }
            var share = (measure - from) / (to - from);
            return new Point(
                    start.lon() + share * (end.lon() - start.lon()), start.lat() + share * (end.lat() - start.lat()));
        }
    }
}
