package org.xiucheng.compute.locate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.xiucheng.kernel.place.Bounds;
import org.xiucheng.kernel.place.Nearest;
import org.xiucheng.kernel.place.Point;
import org.xiucheng.kernel.place.Segment;

/// The stretch of road closest to a point: candidates from an even grid, then measured in metres.
///
/// Of two equally close ones the first in the order given wins. Immutable; any number of threads may ask.
final class SegmentIndex {
    private final List<Segment> segments;
    private final List<Piece> pieces;
    private final GridFrame frame;
    private final int[][] cells;

    SegmentIndex(List<Segment> segments) {
        this.segments = List.copyOf(segments);
        this.pieces = pieces(this.segments);
        var bounds = this.segments.stream().map(Segment::bounds).reduce(Bounds::with);
        this.frame = GridFrame.over(bounds.orElse(new Bounds(0, 0, 0, 0)), pieces.size());
        this.cells = cells();
    }

    /// The closest stretch within so many metres.
    Optional<Nearest> nearest(Point point, double metres) {
        var around = new Bounds(point.lon(), point.lat(), point.lon(), point.lat()).widened(metres);
        Piece closest = null;
        var distance = metres;
        for (var row = frame.row(around.south()); row <= frame.row(around.north()); row++) {
            for (var column = frame.column(around.west()); column <= frame.column(around.east()); column++) {
                for (var candidate : cells[row * frame.columns() + column]) {
                    var piece = pieces.get(candidate);
                    var away = piece.metresTo(point);
                    if (away < distance || away == distance && (closest == null || piece.order < closest.order)) {
                        closest = piece;
                        distance = away;
                    }
                }
            }
        }
        return closest == null
                ? Optional.empty()
                : Optional.of(new Nearest(segments.get(closest.segment), distance, closest.measure(point)));
    }

    private int[][] cells() {
        var filled = new int[frame.cells()][];
        Arrays.fill(filled, new int[0]);
        for (var piece : pieces) {
            var box = piece.bounds();
            for (var row = frame.row(box.south()); row <= frame.row(box.north()); row++) {
                for (var column = frame.column(box.west()); column <= frame.column(box.east()); column++) {
                    var cell = row * frame.columns() + column;
                    filled[cell] = Arrays.copyOf(filled[cell], filled[cell].length + 1);
                    filled[cell][filled[cell].length - 1] = piece.order;
                }
            }
        }
        return filled;
    }

    private static List<Piece> pieces(List<Segment> segments) {
        var pieces = new ArrayList<Piece>();
        for (var index = 0; index < segments.size(); index++) {
            var segment = segments.get(index);
            var line = segment.line();
            var perMetre = (segment.to() - segment.from()) / length(line);
            var measure = segment.from();
            for (var i = 1; i < line.size(); i++) {
                var next = measure + perMetre * line.get(i - 1).metresTo(line.get(i));
                pieces.add(new Piece(pieces.size(), index, line.get(i - 1), line.get(i), measure, next));
                measure = next;
            }
        }
        return pieces;
    }

    private static double length(List<Point> line) {
        var length = 0.0;
        for (var i = 1; i < line.size(); i++) {
            length += line.get(i - 1).metresTo(line.get(i));
        }
        return Math.max(length, Double.MIN_NORMAL);
    }

    /// One straight bit of a segment, with the measures at its two ends.
    private record Piece(int order, int segment, Point start, Point end, double from, double to) {
        double metresTo(Point point) {
            return point.metresTo(foot(share(point)));
        }

        double measure(Point point) {
            return from + share(point) * (to - from);
        }

        Bounds bounds() {
            return new Bounds(start.lon(), start.lat(), start.lon(), start.lat())
                    .with(new Bounds(end.lon(), end.lat(), end.lon(), end.lat()));
        }

        /// How far along the bit the closest spot is, 0 to 1, on the plane that touches the ground at the
        /// point.
        private double share(Point point) {
            var across = Point.metresPerDegreeOfLongitude(point.lat());
            var up = Point.metresPerDegreeOfLatitude(point.lat());
            var dx = (end.lon() - start.lon()) * across;
            var dy = (end.lat() - start.lat()) * up;
            var square = dx * dx + dy * dy;
            if (square == 0) {
                return 0;
            }
            var along = (point.lon() - start.lon()) * across * dx + (point.lat() - start.lat()) * up * dy;
            return Math.clamp(along / square, 0.0, 1.0);
        }

        private Point foot(double share) {
            return new Point(
                    start.lon() + share * (end.lon() - start.lon()), start.lat() + share * (end.lat() - start.lat()));
        }
    }
}
