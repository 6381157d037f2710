package org.xiucheng.host.demo.ground;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.TreeSet;

/// The small streets: ways along the borders of cells from one main road to another, so that a lane too parts
/// what it passes.
final class Lanes {
    private record Reach(double cost, int corner) implements Comparable<Reach> {
        @Override
        public int compareTo(Reach other) {
            var byCost = Double.compare(cost, other.cost);
            return byCost != 0 ? byCost : Integer.compare(corner, other.corner);
        }
    }

    private static final double AT_A_ROAD = 45;
    private static final double OVER_THE_MIDDLE = 6;
    private static final int TRIES = 400;

    private final Mesh mesh;
    private final List<Curve> mains;
    private final List<Set<Integer>> ways = new ArrayList<>();
    private final double[] toMain;
    private final Set<Integer> walked = new HashSet<>();

    Lanes(Mesh mesh, List<Curve> mains) {
        this.mesh = mesh;
        this.mains = mains;
        for (var i = 0; i < mesh.corners(); i++) {
            ways.add(new TreeSet<>());
        }
        for (var cell : mesh.cells()) {
            if (!cell.water()) {
                open(cell.corners());
            }
        }
        toMain = new double[mesh.corners()];
        for (var i = 0; i < toMain.length; i++) {
            toMain[i] = footOn(mesh.corner(i)).distance(mesh.corner(i));
        }
    }

    /// Up to so many lanes that begin among the given cells.
    List<Curve> among(List<Integer> cells, int count, Dice dice) {
        var doors = cells.stream()
                .flatMapToInt(cell -> Arrays.stream(mesh.cells().get(cell).corners()))
                .filter(corner -> toMain[corner] < AT_A_ROAD)
                .distinct()
                .sorted()
                .boxed()
                .toList();
        var lanes = new ArrayList<Curve>();
        for (var attempt = 0; attempt < TRIES && lanes.size() < count && doors.size() > 1; attempt++) {
            var from = dice.oneOf(doors);
            var to = dice.oneOf(doors);
            var straight = mesh.corner(from).distance(mesh.corner(to));
            if (straight > 330 && straight < 1300) {
                var way = way(from, to, straight * 1.32);
                if (way.size() > 4 && fresh(way)) {
                    walked.addAll(way);
                    lanes.add(drawn(way));
                }
            }
        }
        return lanes;
    }

    private void open(int[] around) {
        for (var i = 0; i < around.length; i++) {
            var from = around[i];
            var to = around[(i + 1) % around.length];
            var other = mesh.cellLeftOf(to, from);
            if (other >= 0 && !mesh.cells().get(other).water()) {
                ways.get(from).add(to);
                ways.get(to).add(from);
            }
        }
    }

    private boolean fresh(List<Integer> way) {
        var inner = way.subList(1, way.size() - 1);
        return inner.stream().noneMatch(walked::contains)
                && inner.stream().filter(corner -> toMain[corner] < AT_A_ROAD).count() <= 2;
    }

    private List<Integer> way(int from, int to, double farthest) {
        var cost = new double[mesh.corners()];
        var back = new int[mesh.corners()];
        Arrays.fill(cost, Double.POSITIVE_INFINITY);
        var front = new PriorityQueue<Reach>();
        cost[from] = 0;
        back[from] = -1;
        front.add(new Reach(0, from));
        while (!front.isEmpty()) {
            var reach = front.poll();
            if (reach.corner() == to || reach.cost() > farthest) {
                return reach.corner() == to ? steps(back, to) : List.of();
            }
            for (var next : ways.get(reach.corner())) {
                var through = reach.cost() + mesh.corner(reach.corner()).distance(mesh.corner(next));
                if (through < cost[next]) {
                    cost[next] = through;
                    back[next] = reach.corner();
                    front.add(new Reach(through, next));
                }
            }
        }
        return List.of();
    }

    private static List<Integer> steps(int[] back, int to) {
        var steps = new ArrayList<Integer>();
        for (var corner = to; corner >= 0; corner = back[corner]) {
            steps.add(corner);
        }
        Collections.reverse(steps);
        return steps;
    }

    private Curve drawn(List<Integer> way) {
        var spots = new ArrayList<Spot>();
        spots.add(over(mesh.corner(way.get(1)), footOn(mesh.corner(way.getFirst()))));
        way.subList(1, way.size() - 1).forEach(corner -> spots.add(mesh.corner(corner)));
        spots.add(over(mesh.corner(way.get(way.size() - 2)), footOn(mesh.corner(way.getLast()))));
        for (var round = 0; round < 2; round++) {
            for (var i = 1; i < spots.size() - 1; i++) {
                var middle = spots.get(i - 1).towards(spots.get(i + 1), 0.5);
                spots.set(i, spots.get(i).towards(middle, 0.5));
            }
        }
        return Curve.of(spots).rounded().rounded();
    }

    /// A few metres past the middle of the main road, so that the two truly cross.
    private static Spot over(Spot from, Spot foot) {
        var distance = from.distance(foot);
        return from.towards(foot, (distance + OVER_THE_MIDDLE) / distance);
    }

    private Spot footOn(Spot spot) {
        var best = mains.getFirst().spots().getFirst();
        for (var main : mains) {
            for (var i = 1; i < main.spots().size(); i++) {
                var foot = foot(main.spots().get(i - 1), main.spots().get(i), spot);
                if (foot.distance(spot) < best.distance(spot)) {
                    best = foot;
                }
            }
        }
        return best;
    }

    private static Spot foot(Spot from, Spot to, Spot spot) {
        var dx = to.x() - from.x();
        var dy = to.y() - from.y();
        var share = ((spot.x() - from.x()) * dx + (spot.y() - from.y()) * dy) / (dx * dx + dy * dy);
        return from.towards(to, Math.clamp(share, 0, 1));
    }
}
