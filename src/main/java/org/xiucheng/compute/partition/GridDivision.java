package org.xiucheng.compute.partition;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.xiucheng.kernel.Bilingual;
import org.xiucheng.kernel.Problem;
import org.xiucheng.kernel.place.Area;
import org.xiucheng.kernel.place.AreaLevel;
import org.xiucheng.kernel.place.Bounds;
import org.xiucheng.kernel.place.Point;
import org.xiucheng.kernel.place.Ring;
import org.xiucheng.kernel.place.Shape;
import org.xiucheng.kernel.time.Validity;

/// An even division of a frame, for a city of which only the extent is known: the city, its districts, grids
/// and micro-grids, each cut `split` by `split`. Split 4 gives 16 districts, 256 grids and 4,096 micro-grids.
///
/// Cells are numbered from west to east and from north to south inside their parent, as the standard numbers
/// grids. Every border has a corner wherever a finer cell has one, so the whole is a true partition, corner by
/// corner.
public record GridDivision(String id, Bilingual name, Bounds bounds, int split, Validity validity) {
    /// The storeys of every even division.
    public static final List<AreaLevel> LEVELS = List.of(
            new AreaLevel(0, "city", new Bilingual("城市", "City")),
            new AreaLevel(1, "district", new Bilingual("区", "District")),
            new AreaLevel(2, "grid", new Bilingual("网格", "Grid")),
            new AreaLevel(3, "micro-grid", new Bilingual("微网格", "Micro-grid")));

    private static final int WIDEST_SPLIT = 9;

    public GridDivision {
        if (split < 2 || split > WIDEST_SPLIT) {
            throw new IllegalArgumentException("a cell is split into 2 to 9 by as many");
        }
        if (bounds.west() == bounds.east() || bounds.south() == bounds.north()) {
            throw Problem.invalid("bounds.empty", "The extent of the city has no width or no height.", "/bounds");
        }
    }

    /// All areas, coarse before fine, the city first.
    public List<Area> areas() {
        var areas = new ArrayList<Area>();
        var side = side();
        areas.add(new Area(id, LEVELS.getFirst(), name, Optional.empty(), shape(0, 0, side), validity));
        divide(areas, areas.getFirst(), new Cell(0, 0, side, ""));
        return areas;
    }

    /// A district that is known by name only: reports may name it, no point lies in it.
    public Area named(int number, Bilingual district) {
        var code = "%s-n%03d".formatted(id, number);
        return new Area(code, LEVELS.get(1), district, Optional.of(id), Shape.NONE, validity);
    }

    private int side() {
        return split * split * split;
    }

    private void divide(List<Area> areas, Area parent, Cell cell) {
        var depth = parent.level().depth() + 1;
        if (depth == LEVELS.size()) {
            return;
        }
        var width = cell.width / split;
        for (var number = 1; number <= split * split; number++) {
            var column = cell.column + (number - 1) % split * width;
            var row = cell.row + (split - 1 - (number - 1) / split) * width;
            var path = "%s-%02d".formatted(cell.path, number);
            var shape = shape(column, row, width);
            var area = new Area(
                    id + path, LEVELS.get(depth), name(depth, path), Optional.of(parent.code()), shape, validity);
            areas.add(area);
            divide(areas, area, new Cell(column, row, width, path));
        }
    }

    private static Bilingual name(int depth, String path) {
        var level = LEVELS.get(depth).name();
        return new Bilingual(path.substring(1) + " " + level.zh(), level.en() + " " + path.substring(1));
    }

    private Shape shape(int column, int row, int width) {
        var corners = new ArrayList<Point>();
        for (var i = 0; i < width; i++) {
            corners.add(corner(column + i, row));
        }
        for (var i = 0; i < width; i++) {
            corners.add(corner(column + width, row + i));
        }
        for (var i = width; i > 0; i--) {
            corners.add(corner(column + i, row + width));
        }
        for (var i = width; i > 0; i--) {
            corners.add(corner(column, row + i));
        }
        return Shape.of(Ring.through(corners));
    }

    private Point corner(int column, int row) {
        return new Point(between(bounds.west(), bounds.east(), column), between(bounds.south(), bounds.north(), row));
    }

    private double between(double low, double high, int step) {
        return step == side() ? high : low + (high - low) * step / side();
    }

    private record Cell(int column, int row, int width, String path) {}
}
