package org.xiucheng.host.demo.ground;

import java.util.ArrayList;
import java.util.List;

/// What somebody drew before the first cell was cut: outline, river, main roads, and how dense the town is
/// where.
///
/// The sketch is by hand, in metres around the middle, because a district has a shape that chance alone does
/// not give; the seed bends the sketch as a whole (a few long waves), so that another seed is another town.
final class TownPlan {
    /// From bank to bank, in metres.
    static final double RIVER_WIDTH = 120;

    private static final int WAVES = 4;
    private final List<double[]> waves = new ArrayList<>();
    private final Curve outline;
    private final Curve river;
    private final List<Curve> mainRoads = new ArrayList<>();
    private final List<Spot> cores;
    private final List<Spot> centres;

    TownPlan(Dice dice) {
        for (var i = 0; i < WAVES; i++) {
            waves.add(new double[] {
                dice.between(0.0005, 0.0013), dice.between(0, 6.28), dice.between(0.0005, 0.0013), dice.between(0, 6.28)
            });
        }
        outline = outline(dice);
        river = Curve.through(bent(
                -5200, -1750, -4300, -1500, -3000, -1350, -1900, -800, -900, -720, 0, -420, 800, 180, 1700, 420, 2700,
                180, 3500, -180, 4400, -250, 5300, -150));
        drawMainRoads();
        cores = bent(-150, 650, 1500, -850, -2900, 1500);
        centres = bent(
                -380, 1020, 1250, 1300, -1500, 900, 1450, -150, 250, -900, -1350, -1350, 2850, 550, -150, 2250, 400,
                -2200, 2900, -1500, -3000, 800);
    }

    Curve outline() {
        return outline;
    }

    Curve river() {
        return river;
    }

    List<Curve> mainRoads() {
        return mainRoads;
    }

    /// The middle of the town's own market.
    Spot market() {
        return cores.get(2);
    }

    /// Where the streets have their hearts; the last is the town's.
    List<Spot> centres() {
        return centres;
    }

    /// How far apart the middles of neighbouring cells stand here, for a town of scale 1: near in the old
    /// town, far in the fields.
    double spacing(Spot spot) {
        var old = StrictMath.exp(-square(spot.distance(cores.get(0)) / 1250));
        var south = StrictMath.exp(-square(spot.distance(cores.get(1)) / 900));
        var market = StrictMath.exp(-square(spot.distance(cores.get(2)) / 480));
        var edge = Math.clamp(spot.distance(cores.get(0)) / 4200, 0, 1);
        return Math.max(66, 158 + 105 * edge * edge - 92 * old - 74 * south - 62 * market);
    }

    /// How densely people live here: 1 in the middle of the old town, a tenth in the fields.
    double density(Spot spot) {
        return Math.clamp(square(75 / spacing(spot)), 0.08, 1);
    }

    /// Lines along the river, on both sides of it: the road that follows each bank.
    static Curve beside(Curve line, double metres) {
        var spots = new ArrayList<Spot>();
        for (var along = 0.0; along < line.length(); along += 90) {
            spots.add(line.at(along).left(metres));
        }
        return Curve.of(spots).rounded();
    }

    private void drawMainRoads() {
        draw(-4600, 2050, -3300, 1950, -2100, 1650, -850, 1780, 620, 1640, 2100, 1760, 3300, 1500, 4700, 1620);
        draw(-4800, 420, -3500, 330, -2200, 420, -900, 300, 420, 760, 1600, 1180, 2900, 960, 4700, 900);
        draw(-4700, -2350, -3300, -2150, -2150, -1780, -700, -1620, 850, -1120, 2350, -820, 3500, -1150, 4700, -1050);
        draw(-3300, -2950, -2000, -2650, -700, -2560, 1000, -2100, 2250, -1900, 4300, -2150);
        draw(-3500, 2850, -2000, 2600, -800, 2560, 680, 2440, 2250, 2580, 3900, 2250);
        draw(-3500, 3400, -3350, 1980, -3450, 350, -3200, -600, -3350, -2150, -3200, -3200);
        draw(-2150, 3500, -2080, 1650, -2230, 420, -1950, -800, -2200, -1780, -2050, -3300);
        draw(-880, 3500, -850, 1780, -760, 330, -520, -620, -700, -1620, -820, -3300);
        draw(700, 3400, 620, 1640, 430, 760, 620, 40, 900, -1120, 980, -2100, 1150, -3300);
        draw(2260, 3300, 2120, 1760, 1950, 1150, 2280, 300, 2350, -820, 2230, -1900, 2300, -3200);
        draw(3420, 3000, 3280, 1500, 3350, 900, 3450, -150, 3480, -1150, 3350, -2600);
        draw(430, 760, -250, 1250, -850, 1780, -1400, 2200, -2000, 2600, -2700, 3200);
        mainRoads.add(beside(river, 1.5 * RIVER_WIDTH));
        mainRoads.add(beside(river, -1.5 * RIVER_WIDTH));
    }

    private void draw(double... sketch) {
        mainRoads.add(Curve.through(bent(sketch)));
    }

    private Curve outline(Dice dice) {
        var spots = new ArrayList<Spot>();
        var turns =
                new double[] {dice.between(0, 6.28), dice.between(0, 6.28), dice.between(0, 6.28), dice.between(0, 6.28)
                };
        var corners = 96;
        for (var i = 0; i <= corners; i++) {
            var angle = 2 * Math.PI * (i % corners) / corners;
            var reach = 1
                    + 0.06 * StrictMath.sin(2 * angle + turns[0])
                    + 0.05 * StrictMath.sin(3 * angle + turns[1])
                    + 0.035 * StrictMath.sin(5 * angle + turns[2])
                    + 0.02 * StrictMath.sin(9 * angle + turns[3]);
            spots.add(bend(new Spot(4050 * reach * StrictMath.cos(angle), 2900 * reach * StrictMath.sin(angle))));
        }
        return Curve.of(spots);
    }

    private List<Spot> bent(double... sketch) {
        var spots = new ArrayList<Spot>();
        for (var i = 0; i < sketch.length; i += 2) {
            spots.add(bend(new Spot(sketch[i], sketch[i + 1])));
        }
        return spots;
    }

    private Spot bend(Spot spot) {
        double dx = 0, dy = 0;
        for (var wave : waves) {
            dx += 55 * StrictMath.sin(wave[0] * spot.y() + wave[1]);
            dy += 55 * StrictMath.sin(wave[2] * spot.x() + wave[3]);
        }
        return spot.plus(dx, dy);
    }

    private static double square(double number) {
        return number * number;
    }
}
