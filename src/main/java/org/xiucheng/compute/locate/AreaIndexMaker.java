package org.xiucheng.compute.locate;

import java.util.Arrays;
import java.util.List;
import org.xiucheng.kernel.place.Bounds;
import org.xiucheng.kernel.place.Shape;

/// Draws areas into the cells of an `AreaIndex`, one area after the other, row by row.
final class AreaIndexMaker {
    /// Finer cells answer faster and take more memory; one per corner was measured to be a good middle.
    private static final double CELLS_PER_CORNER = 1;

    private final List<Shape> shapes;
    private final GridFrame frame;
    private final double[] coordinates;
    private final CellEntries entries;

    AreaIndexMaker(List<Shape> shapes) {
        this.shapes = shapes;
        var bounds = shapes.stream().flatMap(shape -> shape.bounds().stream()).reduce(Bounds::with);
        this.frame = GridFrame.over(
                bounds.orElse(new Bounds(0, 0, 0, 0)), Math.round(CELLS_PER_CORNER * numbers(shapes) / 2));
        this.coordinates = new double[Math.toIntExact(numbers(shapes))];
        this.entries = new CellEntries(frame.cells());
    }

    AreaIndex make() {
        var end = 0;
        for (var area = 0; area < shapes.size(); area++) {
            end = draw(area, end);
        }
        var packed = entries.pack();
        return new AreaIndex(frame, packed.cells(), packed.entries(), coordinates);
    }

    private static long numbers(List<Shape> shapes) {
        return shapes.stream()
                .flatMap(shape -> shape.rings().stream())
                .mapToLong(ring -> 2L * ring.size())
                .sum();
    }

    private int draw(int area, int start) {
        var edges = new int[8];
        var count = 0;
        var end = start;
        for (var ring : shapes.get(area).rings()) {
            var numbers = ring.coordinates();
            System.arraycopy(numbers, 0, coordinates, end, numbers.length);
            for (var at = end; at + 3 < end + numbers.length; at += 2) {
                edges = count == edges.length ? Arrays.copyOf(edges, 2 * count) : edges;
                edges[count++] = at;
            }
            end += numbers.length;
        }
        var outline = Arrays.copyOf(edges, count);
        shapes.get(area).bounds().ifPresent(bounds -> drawRows(area, outline, bounds));
        return end;
    }

    private void drawRows(int area, int[] outline, Bounds bounds) {
        var first = frame.column(bounds.west() - frame.slackAcross());
        var last = frame.column(bounds.east() + frame.slackAcross());
        var top = Math.min(frame.rows() - 1, frame.row(bounds.north()) + 1);
        for (var row = Math.max(0, frame.row(bounds.south()) - 1); row <= top; row++) {
            var band = new Band(outline, row);
            for (var column = first; band.count > 0 && column <= last; column++) {
                drawCell(area, band, row * frame.columns() + column, column);
            }
        }
    }

    private void drawCell(int area, Band band, int cell, int column) {
        if (entries.closed(cell)) {
            return;
        }
        var left = frame.left(column);
        var right = frame.right(column);
        if (!band.crosses(left, right)) {
            if (band.covers(right)) {
                entries.close(cell, area);
            }
            return;
        }
        entries.open(cell, area, band.flips(right));
        for (var i = 0; i < band.count; i++) {
            if (band.counts(i, left, right)) {
                entries.edge(band.edges[i]);
            }
        }
        entries.end(cell);
    }

    /// The edges of one area that pass through one row of cells, with how far west and east they reach within
    /// it.
    private final class Band {
        private final double bottom;
        private final double top;
        private final int[] edges;
        private final double[] wests;
        private final double[] easts;
        private int count;

        Band(int[] outline, int row) {
            bottom = frame.bottom(row);
            top = frame.top(row);
            edges = new int[outline.length];
            wests = new double[outline.length];
            easts = new double[outline.length];
            for (var edge : outline) {
                if (south(edge) <= top && north(edge) >= bottom) {
                    add(edge);
                }
            }
        }

        private void add(int edge) {
            var one = longitude(edge, edge);
            var other = longitude(edge, edge + 2);
            edges[count] = edge;
            wests[count] = Math.min(one, other);
            easts[count] = Math.max(one, other);
            count++;
        }

        /// Whether any edge may pass through the cell.
        boolean crosses(double left, double right) {
            for (var i = 0; i < count; i++) {
                if (wests[i] <= right && easts[i] >= left) {
                    return true;
                }
            }
            return false;
        }

        /// Whether a cell that no edge passes through lies inside: any of its points tells, so its middle does.
        boolean covers(double right) {
            var middle = (bottom + top) / 2;
            var inside = false;
            for (var i = 0; i < count; i++) {
                var edge = edges[i];
                inside ^= wests[i] > right && coordinates[edge + 1] > middle != coordinates[edge + 3] > middle;
            }
            return inside;
        }

        /// Whether the edges that every ray from the cell meets, and which are therefore left out, flip the
        /// answer.
        boolean flips(double right) {
            var flips = false;
            for (var i = 0; i < count; i++) {
                flips ^= wests[i] > right && spans(edges[i]);
            }
            return flips;
        }

        /// Whether the edge must be asked about for points of the cell.
        boolean counts(int i, double left, double right) {
            var level = coordinates[edges[i] + 1] == coordinates[edges[i] + 3];
            return wests[i] > right ? !level && !spans(edges[i]) : easts[i] >= left;
        }

        private boolean spans(int edge) {
            return south(edge) <= bottom && north(edge) > top;
        }

        private double south(int edge) {
            return Math.min(coordinates[edge + 1], coordinates[edge + 3]);
        }

        private double north(int edge) {
            return Math.max(coordinates[edge + 1], coordinates[edge + 3]);
        }

        /// Where the edge leaves the row towards that end of it; rounding stays far below the slack of the
        /// cells.
        private double longitude(int edge, int end) {
            var lat = Math.clamp(coordinates[end + 1], bottom, top);
            if (lat == coordinates[end + 1]) {
                return coordinates[end];
            }
            var share = (lat - coordinates[edge + 1]) / (coordinates[edge + 3] - coordinates[edge + 1]);
            return coordinates[edge] + share * (coordinates[edge + 2] - coordinates[edge]);
        }
    }
}
