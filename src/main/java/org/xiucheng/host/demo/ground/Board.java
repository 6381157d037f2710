package org.xiucheng.host.demo.ground;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/// The finished drawing, before anything has a name: cells, what they gather into, main roads and lanes.
record Board(TownPlan plan, Mesh mesh, List<Spot> rim, List<Tree.Piece> streets, List<Curve> mains, List<Curve> lanes) {
    private static final int ROUNDS = 6;
    private static final int LANES_OF_A_STREET = 4;
    private static final double SHORE = 12;

    static Board drawn(long seed, int cells) {
        var plan = new TownPlan(new Dice(seed, "plan"));
        var mesh = mesh(plan, seed, cells);
        var streets = new Tree(mesh, plan).grown(plan.centres());
        var all = IntStream.range(0, mesh.cells().size()).boxed().toList();
        var rim = new Dissolve(mesh).outermost(all);
        var mains = new ArrayList<Curve>();
        plan.mainRoads().forEach(road -> mains.add(kept(road, rim)));
        var lanes = new ArrayList<Curve>();
        var paths = new Lanes(mesh, mains);
        var dice = new Dice(seed, "lanes");
        streets.forEach(street -> lanes.addAll(paths.among(street.cells(), LANES_OF_A_STREET, dice)));
        return new Board(plan, mesh, rim, streets, mains, lanes);
    }

    /// Draws again with wider or narrower cells until their number is within three in a hundred of what is
    /// wanted.
    private static Mesh mesh(TownPlan plan, long seed, int cells) {
        var scale = Math.sqrt(1500.0 / cells);
        for (var round = 0; ; round++) {
            var sites = new Sites(plan, scale, new Dice(seed, "sites"));
            sites.relaxed(Mesh.middles(sites));
            sites.relaxed(Mesh.middles(sites));
            var mesh = Mesh.around(sites, plan.outline().spots());
            var ratio = mesh.cells().size() / (double) cells;
            if (round == ROUNDS || Math.abs(ratio - 1) < 0.03) {
                return mesh;
            }
            scale *= StrictMath.pow(ratio, 0.55);
        }
    }

    /// The longest part of a road that lies inside the rim, a few metres from it.
    private static Curve kept(Curve road, List<Spot> rim) {
        double from = 0, best = 0, bestFrom = 0;
        for (var along = 0.0; along <= road.length(); along += 5) {
            var stand = road.at(along);
            var inside = Inside.test(rim, stand.left(SHORE))
                    && Inside.test(rim, stand.left(-SHORE))
                    && Inside.test(rim, road.at(Math.max(0, along - 25)).spot())
                    && Inside.test(
                            rim, road.at(Math.min(road.length(), along + 25)).spot());
            if (!inside) {
                from = along + 5;
            } else if (along - from > best) {
                best = along - from;
                bestFrom = from;
            }
        }
        return road.part(bestFrom, bestFrom + best);
    }
}
