package org.xiucheng.compute.locate;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.xiucheng.kernel.place.Point;
import org.xiucheng.kernel.place.Ring;
import org.xiucheng.kernel.place.Shape;

/// A true partition of a piece of ground into uneven six-sided cells with crooked sides, as micro-grids along
/// streets are.
///
/// Neighbours share every point of their common side, bit by bit. The same seed gives the same city.
public record Honeycomb(long seed, int columns, int rows, double west, double south, double step) {
    /// About so many cells of some ten thousand square metres, with 10 to 30 corners each.
    public static Honeycomb ofAbout(int cells, long seed) {
        var columns = (int) Math.ceil(Math.sqrt(cells));
        return new Honeycomb(seed, columns, (cells + columns - 1) / columns, 121.3, 31.1, 0.001);
    }

    public List<Shape> shapes() {
        var shapes = new ArrayList<Shape>();
        for (var row = 0; row < rows; row++) {
            for (var column = 0; column < columns; column++) {
                shapes.add(cell(row, 2 * column + row % 2));
            }
        }
        return shapes;
    }

    /// The eastern, northern end of the ground that the cells cover.
    public Point farCorner() {
        return new Point(west + (columns + 1) * step, south + (rows + 1) * step);
    }

    private Shape cell(int row, int first) {
        var outline = new ArrayList<Point>();
        side(outline, row, first, row, first + 1);
        side(outline, row, first + 1, row, first + 2);
        side(outline, row, first + 2, row + 1, first + 2);
        side(outline, row + 1, first + 2, row + 1, first + 1);
        side(outline, row + 1, first + 1, row + 1, first);
        side(outline, row + 1, first, row, first);
        return Shape.of(Ring.through(outline));
    }

    /// The first corner and the bends up to the second, always drawn from the lower corner so that both cells
    /// agree.
    private void side(List<Point> outline, int row, int place, int toRow, int toPlace) {
        var forward = row < toRow || row == toRow && place < toPlace;
        var bends = forward
                ? bends(row, place, toRow, toPlace)
                : bends(toRow, toPlace, row, place).reversed();
        outline.add(corner(row, place));
        outline.addAll(bends);
    }

    private List<Point> bends(int row, int place, int toRow, int toPlace) {
        var random = random(31L * row + toRow, 31L * place + toPlace);
        var start = corner(row, place);
        var end = corner(toRow, toPlace);
        var count = random.nextInt(1, 5);
        var bends = new ArrayList<Point>();
        for (var i = 1; i <= count; i++) {
            var share = i / (count + 1.0);
            var aside = (random.nextDouble() - 0.5) * 0.12;
            bends.add(new Point(
                    start.lon() + share * (end.lon() - start.lon()) + aside * (end.lat() - start.lat()),
                    start.lat() + share * (end.lat() - start.lat()) - aside * (end.lon() - start.lon())));
        }
        return bends;
    }

    private Point corner(int row, int place) {
        var random = random(row, place + 1_000_003L);
        var zigzag = (row + place) % 2 == 0 ? -0.15 : 0.15;
        return new Point(
                west + step * (place / 2.0 + 0.2 * (random.nextDouble() - 0.5)),
                south + step * (row + zigzag + 0.2 * (random.nextDouble() - 0.5)));
    }

    private RandomGenerator random(long one, long other) {
        return new SplittableRandom(seed * 0x9E3779B97F4A7C15L + one * 1_000_033L + other);
    }
}
