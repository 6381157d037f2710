package org.xiucheng.host.demo.ground;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/// How cells gather into a larger piece: several begin at once and each takes the neighbour nearest to its
/// beginning.
///
/// Every piece is in one part, because it only ever takes a neighbour; crossing a main road or the river is
/// dear, so borders settle there.
final class Growth {
    private record Reach(double cost, int cell, int piece) {}

    /// What it costs to go from a cell to a neighbour.
    interface Toll {
        double between(int cell, int neighbour);
    }

    private final Mesh mesh;
    private final Toll toll;

    Growth(Mesh mesh, Toll toll) {
        this.mesh = mesh;
        this.toll = toll;
    }

    /// Divides the cells among the beginnings; answers the pieces in the order of the beginnings.
    List<List<Integer>> from(List<Integer> cells, List<Integer> beginnings) {
        var piece = new int[mesh.cells().size()];
        Arrays.fill(piece, -2);
        cells.forEach(cell -> piece[cell] = -1);
        var pieces = new ArrayList<List<Integer>>();
        var front = new PriorityQueue<Reach>(Comparator.comparingDouble(Reach::cost)
                .thenComparingInt(Reach::cell)
                .thenComparingInt(Reach::piece));
        for (var beginning : beginnings) {
            front.add(new Reach(0, beginning, pieces.size()));
            pieces.add(new ArrayList<>());
        }
        while (!front.isEmpty()) {
            var reach = front.poll();
            if (piece[reach.cell()] != -1) {
                continue;
            }
            piece[reach.cell()] = reach.piece();
            pieces.get(reach.piece()).add(reach.cell());
            for (var next : mesh.neighbours(reach.cell())) {
                if (piece[next] == -1) {
                    front.add(new Reach(reach.cost() + toll.between(reach.cell(), next), next, reach.piece()));
                }
            }
        }
        return pieces;
    }

    /// Divides the cells into so many pieces of like size: begins far apart, then moves each beginning to the
    /// middle of what it took.
    List<List<Integer>> evenly(List<Integer> cells, int count) {
        var beginnings = farApart(cells, count);
        var pieces = from(cells, beginnings);
        for (var round = 0; round < 6; round++) {
            beginnings = pieces.stream().map(this::heart).toList();
            pieces = from(cells, beginnings);
        }
        return pieces;
    }

    /// The cell of the piece that lies nearest to its middle.
    private int heart(List<Integer> piece) {
        var x = piece.stream().mapToDouble(c -> middle(c).x()).average().orElseThrow();
        var y = piece.stream().mapToDouble(c -> middle(c).y()).average().orElseThrow();
        return nearest(piece, new Spot(x, y));
    }

    int nearest(List<Integer> cells, Spot spot) {
        return cells.stream()
                .min(Comparator.comparingDouble((Integer c) -> middle(c).distance(spot))
                        .thenComparing(c -> c))
                .orElseThrow();
    }

    private List<Integer> farApart(List<Integer> cells, int count) {
        var chosen = new ArrayList<Integer>();
        chosen.add(heart(cells));
        while (chosen.size() < Math.min(count, cells.size())) {
            chosen.add(cells.stream()
                    .max(Comparator.comparingDouble((Integer c) -> chosen.stream()
                                    .mapToDouble(other -> middle(c).distance(middle(other)))
                                    .min()
                                    .orElseThrow())
                            .thenComparing(c -> c))
                    .orElseThrow());
        }
        return chosen;
    }

    private Spot middle(int cell) {
        return mesh.cells().get(cell).middle();
    }
}
