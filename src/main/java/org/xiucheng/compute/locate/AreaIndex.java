package org.xiucheng.compute.locate;

import java.util.List;
import org.xiucheng.kernel.place.Shape;

/// Which of many areas covers a point: millions of exact answers a second from a few plain arrays.
///
/// A fine grid lies over the areas. A cell that one area covers whole answers at once. Any other cell keeps,
/// for each area that may cover part of it, only the edges that a ray to the east from inside the cell can
/// meet, and whether the edges left out flip the answer. So a lookup tests a handful of edges instead of a
/// whole outline.
///
/// A point on a border belongs to the first of the areas that touch it, in the order given; whoever builds the
/// index orders areas by code, so the answer is always the same one. Immutable; any number of threads may ask.
public final class AreaIndex {
    /// The answer for a point that no area covers.
    public static final int NONE = -1;

    private final GridFrame frame;
    private final int[] cells;
    private final int[] entries;
    private final double[] coordinates;

    AreaIndex(GridFrame frame, int[] cells, int[] entries, double[] coordinates) {
        this.frame = frame;
        this.cells = cells;
        this.entries = entries;
        this.coordinates = coordinates;
    }

    /// The index of these shapes; its answers are positions in this list. Empty shapes cover nothing.
    public static AreaIndex of(List<Shape> shapes) {
        return new AreaIndexMaker(shapes).make();
    }

    /// The position of the area that covers the point, or `NONE`. Degrees; what is no number is nowhere.
    public int find(double lon, double lat) {
        if (!frame.contains(lon, lat)) {
            return NONE;
        }
        var cell = cells[frame.row(lat) * frame.columns() + frame.column(lon)];
        return cell < 0 ? ~cell - 1 : search(cell, lon, lat);
    }

    /// How much memory the arrays hold.
    public long bytes() {
        return (long) Integer.BYTES * (cells.length + entries.length) + (long) Double.BYTES * coordinates.length;
    }

    private int search(int start, double lon, double lat) {
        var at = start;
        while (entries[at] >= 0) {
            var edges = entries[at + 1] >> 1;
            var inside = (entries[at + 1] & 1) == 1;
            if (covers(at + 2, at + 2 + edges, inside, lon, lat)) {
                return entries[at];
            }
            at += 2 + edges;
        }
        return NONE;
    }

    private boolean covers(int from, int to, boolean flipped, double lon, double lat) {
        var inside = flipped;
        for (var at = from; at < to; at++) {
            var edge = entries[at];
            var y1 = coordinates[edge + 1];
            var y2 = coordinates[edge + 3];
            if (y1 > lat == y2 > lat) {
                if ((y1 == lat || y2 == lat) && touches(edge, lon, lat)) {
                    return true;
                }
                continue;
            }
            var side = side(edge, y2 > y1, lon, lat);
            if (side == 0) {
                return true;
            }
            inside ^= side > 0;
        }
        return inside;
    }

    /// For an edge that the point's parallel crosses: 1 if the edge is east of the point, -1 west, 0 on it.
    private int side(int edge, boolean northward, double lon, double lat) {
        var x1 = coordinates[edge];
        var x2 = coordinates[edge + 2];
        if (lon < x1 && lon < x2) {
            return 1;
        }
        if (lon > x1 && lon > x2) {
            return -1;
        }
        var side = Side.of(x1, coordinates[edge + 1], x2, coordinates[edge + 3], lon, lat);
        return northward ? side : -side;
    }

    /// For an edge that lies on the point's parallel or reaches up to it: whether the point is on it.
    private boolean touches(int edge, double lon, double lat) {
        var x1 = coordinates[edge];
        var x2 = coordinates[edge + 2];
        var first = coordinates[edge + 1] == lat;
        var second = coordinates[edge + 3] == lat;
        return first && lon == x1
                || second && lon == x2
                || first && second && Math.min(x1, x2) <= lon && lon <= Math.max(x1, x2);
    }
}
