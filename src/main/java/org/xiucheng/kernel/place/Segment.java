package org.xiucheng.kernel.place;

import java.util.List;
import org.xiucheng.kernel.Bilingual;
import org.xiucheng.kernel.time.Validity;

/// A stretch of a road, usually from one crossing to the next.
///
/// `from` and `to` are metres along the road from its beginning, so that a duty can be bound to a range. The
/// name says the stretch ("锦葵路（梅坞街—竹溪路）"). The line has at least two points.
public record Segment(
        String id, String road, Bilingual name, List<Point> line, double from, double to, Validity validity) {
    public Segment {
        line = List.copyOf(line);
        if (line.size() < 2 || !(from >= 0) || !(to > from)) {
            throw new IllegalArgumentException("a segment has two points or more and its measures rise");
        }
    }

    public Bounds bounds() {
        var frame = new Bounds(
                line.getFirst().lon(),
                line.getFirst().lat(),
                line.getFirst().lon(),
                line.getFirst().lat());
        for (var point : line) {
            frame = frame.with(new Bounds(point.lon(), point.lat(), point.lon(), point.lat()));
        }
        return frame;
    }

    /// The spot halfway along, which says in which areas the stretch lies.
    public Point middle() {
        var half = length() / 2;
        for (var i = 1; i < line.size(); i++) {
            var start = line.get(i - 1);
            var end = line.get(i);
            var piece = start.metresTo(end);
            if (half <= piece && piece > 0) {
                var share = half / piece;
                return new Point(
                        start.lon() + share * (end.lon() - start.lon()),
                        start.lat() + share * (end.lat() - start.lat()));
            }
            half -= piece;
        }
        return line.getLast();
    }

    /// Metres along the line on the ground; measures may differ from it by what a survey rounds.
    public double length() {
        var length = 0.0;
        for (var i = 1; i < line.size(); i++) {
            length += line.get(i - 1).metresTo(line.get(i));
        }
        return length;
    }
}
