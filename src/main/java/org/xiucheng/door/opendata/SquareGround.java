package org.xiucheng.door.opendata;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.xiucheng.compute.partition.GridDivision;
import org.xiucheng.door.opendata.SourceCity.Ground;
import org.xiucheng.kernel.place.Area;
import org.xiucheng.kernel.place.Division;
import org.xiucheng.kernel.place.Jurisdiction;
import org.xiucheng.kernel.place.Shape;
import org.xiucheng.kernel.time.Validity;

/// The ground of an imported city: its frame cut evenly into grids and micro-grids, and beside them the areas
/// that are known by name only.
final class SquareGround {
    /// Each district, grid and micro-grid is cut four by four: 4,096 micro-grids, about a kilometre wide in a
    /// large city.
    private static final int SPLIT = 4;

    private SquareGround() {}

    /// The city's whole division, ready to be stored.
    static Division of(SourceCity city) {
        var ground = city.ground();
        var even = new GridDivision(ground.root(), city.title(), ground.bounds(), SPLIT, Validity.ALWAYS);
        var areas = new ArrayList<>(even.areas());
        areas.addAll(named(ground));
        return new Division(jurisdiction(city), GridDivision.LEVELS, areas, List.of(), List.of());
    }

    private static List<Area> named(Ground ground) {
        var districts = GridDivision.LEVELS.get(1);
        return ground.areas().stream()
                .map(area -> new Area(
                        area.code(), districts, area.name(), Optional.of(ground.root()), Shape.NONE, Validity.ALWAYS))
                .toList();
    }

    private static Jurisdiction jurisdiction(SourceCity city) {
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
}
