package org.xiucheng.host.demo.ground;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.commons.csv.CSVRecord;
import org.xiucheng.kernel.place.Component;
import org.xiucheng.kernel.time.Validity;

/// The things of the district: lamps, trees, covers and benches, most of them along roads, each inside the
/// district.
///
/// Numbers have 16 digits as in CJ/T 214-2007: district, class, sub-class, and six in sequence within the
/// sub-class.
final class Things {
    private static final String SYSTEM = "cjt-214-2007-components";

    private final Board board;
    private final List<Curve> roads;
    private final double[] reach;
    private final Dice dice;
    private final Validity validity;
    private final Map<String, Integer> counted = new TreeMap<>();
    private final List<Component> things = new ArrayList<>();

    Things(Board board, RoadNet net, Dice dice, Validity validity) {
        this.board = board;
        this.roads = net.roads().stream().map(RoadNet.Named::line).toList();
        this.dice = dice;
        this.validity = validity;
        this.reach = new double[roads.size()];
        for (var i = 0; i < reach.length; i++) {
            reach[i] = roads.get(i).length();
        }
    }

    /// So many things in the mix of the demo pack's list.
    List<Component> placed(int count) {
        var kinds = Sheet.rows("things");
        var whole = kinds.stream().mapToDouble(kind -> share(kind)).sum();
        for (var kind : kinds) {
            var wanted = (int) Math.round(count * share(kind) / whole);
            for (var i = 0; i < wanted && things.size() < count; i++) {
                place(kind);
            }
        }
        while (things.size() < count) {
            place(kinds.getFirst());
        }
        return things;
    }

    private static double share(CSVRecord kind) {
        return Double.parseDouble(kind.get("share"));
    }

    private void place(CSVRecord kind) {
        var code = kind.get("code");
        var number = counted.merge(code, 1, Integer::sum);
        var owner = Optional.of(kind.get("owner")).filter(text -> !text.isBlank());
        things.add(new Component(
                "%s%s%06d".formatted(Naming.DISTRICT, code, number),
                SYSTEM,
                code,
                Lattice.point(inside(kind.get("stands"))),
                owner,
                validity));
    }

    private Spot inside(String stands) {
        while (true) {
            var spot = spot(stands);
            if (Inside.test(board.rim(), spot)) {
                return spot;
            }
        }
    }

    private Spot spot(String stands) {
        return switch (stands) {
            case "carriageway" -> besideRoad(0.5, 4);
            case "gutter" -> besideRoad(6, 7);
            case "kerb" -> besideRoad(7.5, 8.5);
            case "pavement" -> besideRoad(9, 13);
            case "bank" -> beside(board.plan().river(), TownPlan.RIVER_WIDTH / 2 + 1, TownPlan.RIVER_WIDTH / 2 + 6);
            case "plot" -> besideRoad(25, 70);
            case String other -> throw new IllegalStateException("nothing stands on a " + other);
        };
    }

    private Spot besideRoad(double nearest, double farthest) {
        return beside(roads.get(dice.weighted(reach)), nearest, farthest);
    }

    private Spot beside(Curve line, double nearest, double farthest) {
        var aside = dice.between(nearest, farthest) * (dice.happens(0.5) ? 1 : -1);
        return line.at(dice.between(0, line.length())).left(aside);
    }
}
