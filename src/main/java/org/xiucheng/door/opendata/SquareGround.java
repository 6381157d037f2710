package org.xiucheng.door.opendata;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.xiucheng.kernel.Bilingual;
import org.xiucheng.kernel.place.Area;
import org.xiucheng.kernel.place.AreaLevel;
import org.xiucheng.kernel.place.Bounds;
import org.xiucheng.kernel.place.Division;
import org.xiucheng.kernel.place.Jurisdiction;
import org.xiucheng.kernel.place.Point;
import org.xiucheng.kernel.place.Ring;
import org.xiucheng.kernel.place.Shape;
import org.xiucheng.kernel.time.Validity;

/// The ground of an imported city: its frame cut into square grids and these into micro-grids, and beside them
/// the areas
/// that are known by name only.
///
/// All squares lie between the same lines, so that neighbours share their corners to the last bit and nothing
/// is left
/// out or covered twice.
final class SquareGround {
    private static final Validity ALWAYS = Validity.ALWAYS;
    private final SourceCity city;
    private final AreaLevel whole;
    private final AreaLevel named;
    private final AreaLevel grid;
    private final AreaLevel microGrid;

    private SquareGround(SourceCity city) {
        this.city = city;
        this.whole = new AreaLevel(0, "city", new Bilingual("市", "City"));
        this.named = new AreaLevel(1, "district", city.ground().areaLevel());
        this.grid = new AreaLevel(2, "grid", new Bilingual("网格", "Grid"));
        this.microGrid = new AreaLevel(3, "micro-grid", new Bilingual("微网格", "Micro-grid"));
    }

    /// The city's whole division, ready to be stored.
    static Division of(SourceCity city) {
        var ground = new SquareGround(city);
        return new Division(
                ground.jurisdiction(),
                List.of(ground.whole, ground.named, ground.grid, ground.microGrid),
                ground.areas(),
                List.of(),
                List.of());
    }

    private Jurisdiction jurisdiction() {
        return new Jurisdiction(
                city.jurisdiction(),
                city.zone(),
                city.title(),
                city.locales(),
                city.ground().bounds(),
                false,
                city.packs(),
                city.ground().root());
    }

    private List<Area> areas() {
        var ground = city.ground();
        var areas = new ArrayList<Area>();
        areas.add(new Area(
                ground.root(), whole, city.title(), Optional.empty(), Shape.of(Ring.around(ground.bounds())), ALWAYS));
        ground.areas()
                .forEach(area -> areas.add(
                        new Area(area.code(), named, area.name(), Optional.of(ground.root()), Shape.NONE, ALWAYS)));
        squares(areas);
        return areas;
    }

    private void squares(List<Area> areas) {
        var ground = city.ground();
        var each = ground.gridMetres() / ground.microGridMetres();
        var rows = lines(ground.bounds(), true);
        var columns = lines(ground.bounds(), false);
        for (var row = 0; row + 1 < rows.length; row++) {
            for (var column = 0; column + 1 < columns.length; column++) {
                var inRow = row % each;
                var inColumn = column % each;
                var parent = "%s-g%02d%02d".formatted(ground.root(), row / each, column / each);
                if (inRow == 0 && inColumn == 0) {
                    var toRow = Math.min(row + each, rows.length - 1);
                    var toColumn = Math.min(column + each, columns.length - 1);
                    areas.add(area(
                            parent,
                            grid,
                            ground.root(),
                            new Bounds(columns[column], rows[row], columns[toColumn], rows[toRow])));
                }
                areas.add(area(
                        "%s-%02d".formatted(parent, inRow * each + inColumn + 1),
                        microGrid,
                        parent,
                        new Bounds(columns[column], rows[row], columns[column + 1], rows[row + 1])));
            }
        }
    }

    private static Area area(String code, AreaLevel level, String parent, Bounds bounds) {
        var name = level.depth() == 2 ? "网格 %s" : "微网格 %s";
        var english = level.depth() == 2 ? "Grid %s" : "Micro-grid %s";
        var shown = code.substring(code.indexOf("-g") + 2);
        return new Area(
                code,
                level,
                new Bilingual(name.formatted(shown), english.formatted(shown)),
                Optional.of(parent),
                Shape.of(Ring.around(bounds)),
                ALWAYS);
    }

    /// The latitudes (or longitudes) between which the micro-grids lie; the last are the frame's own.
    private double[] lines(Bounds bounds, boolean latitudes) {
        var middle = bounds.centre().lat();
        var from = latitudes ? bounds.south() : bounds.west();
        var to = latitudes ? bounds.north() : bounds.east();
        var perDegree = latitudes ? Point.metresPerDegreeOfLatitude(middle) : Point.metresPerDegreeOfLongitude(middle);
        var step = city.ground().microGridMetres() / perDegree;
        var count = (int) Math.ceil((to - from) / step);
        return IntStream.rangeClosed(0, count)
                .mapToDouble(i -> i == count ? to : from + i * step)
                .toArray();
    }
}
