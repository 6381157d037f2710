package org.xiucheng.host.demo.ground;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The middles of the cells-to-be. Where they stand in mirrored pairs along a line, the border between the two
/// runs on that line: so banks, main roads and the district's outline become borders, as the standard wants of
/// unit grids.
final class Sites {
    private static final double BUCKET = 100;
    private static final int DARTS = 60_000;
    private static final double MARGIN = 420;

    private final TownPlan plan;
    private final double scale;
    private final List<Spot> spots = new ArrayList<>();
    private final List<Boolean> water = new ArrayList<>();
    private final Map<Long, List<Integer>> buckets = new HashMap<>();
    private int fixed;

    /// `scale` stretches every distance between cells: a greater one gives fewer cells.
    Sites(TownPlan plan, double scale, Dice dice) {
        this.plan = plan;
        this.scale = scale;
        alongTheRiver();
        inPairs(plan.outline(), dice);
        plan.mainRoads().forEach(road -> inPairs(road, dice));
        fixed = spots.size();
        scatter(dice);
    }

    List<Spot> spots() {
        return spots;
    }

    boolean water(int site) {
        return water.get(site);
    }

    /// The free sites moved to the middles of their cells; those that hold a line stay.
    List<Spot> relaxed(List<Spot> middles) {
        for (var i = fixed; i < spots.size(); i++) {
            spots.set(i, middles.get(i));
        }
        return spots;
    }

    private double spacing(Spot spot) {
        return scale * plan.spacing(spot);
    }

    private void alongTheRiver() {
        var river = plan.river();
        for (var along = 0.0;
                along < river.length();
                along += 1.05 * Math.max(105, spacing(river.at(along).spot()))) {
            var stand = river.at(along);
            put(stand.spot(), true);
            put(stand.left(TownPlan.RIVER_WIDTH), false);
            put(stand.left(-TownPlan.RIVER_WIDTH), false);
            put(stand.left(2 * TownPlan.RIVER_WIDTH), false);
            put(stand.left(-2 * TownPlan.RIVER_WIDTH), false);
        }
    }

    private void inPairs(Curve line, Dice dice) {
        for (var along = 0.0; along < line.length(); ) {
            var stand = line.at(along);
            var step = spacing(stand.spot());
            var away = 0.5 * step * dice.between(0.85, 1.1);
            var left = stand.left(away);
            var right = stand.left(-away);
            if (free(left, 0.72) && free(right, 0.72)) {
                put(left, false);
                put(right, false);
            }
            along += step * dice.between(0.85, 1.15);
        }
    }

    private void scatter(Dice dice) {
        var frame = 5200.0;
        for (var dart = 0; dart < DARTS; dart++) {
            var spot = new Spot(dice.between(-frame, frame), dice.between(-frame, frame));
            if (near(spot) && free(spot, 0.8)) {
                put(spot, false);
            }
        }
    }

    private boolean near(Spot spot) {
        return Inside.test(plan.outline().spots(), spot)
                || plan.outline().spots().stream().anyMatch(corner -> corner.distance(spot) < MARGIN);
    }

    private boolean free(Spot spot, double share) {
        var reach = share * spacing(spot);
        var cells = (int) Math.ceil(reach / BUCKET);
        var column = column(spot.x());
        var row = column(spot.y());
        for (var i = -cells; i <= cells; i++) {
            for (var j = -cells; j <= cells; j++) {
                for (var other : buckets.getOrDefault(bucket(column + i, row + j), List.of())) {
                    if (spots.get(other).distance(spot) < reach) {
                        return false;
                    }
                }
            }
        }
        return true;
    }

    private void put(Spot spot, boolean inWater) {
        buckets.computeIfAbsent(bucket(column(spot.x()), column(spot.y())), key -> new ArrayList<>())
                .add(spots.size());
        spots.add(spot);
        water.add(inWater);
    }

    private static long column(double metres) {
        return (long) Math.floor(metres / BUCKET);
    }

    private static long bucket(long column, long row) {
        return column * 100_003 + row;
    }
}
