package org.xiucheng.host.demo.ground;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.xiucheng.kernel.place.Polygon;
import org.xiucheng.kernel.place.Ring;
import org.xiucheng.kernel.place.Shape;

/// The shape of several cells together: the borders that only one of them has, chained into rings.
///
/// Nothing is computed, corners are only left out where cells meet inside, so the piece covers exactly what
/// its cells cover.
final class Dissolve {
    private final Mesh mesh;

    Dissolve(Mesh mesh) {
        this.mesh = mesh;
    }

    Shape shape(List<Integer> cells) {
        var rings = rings(new HashSet<>(cells));
        var shells = rings.stream().filter(ring -> Mesh.area(spots(ring)) > 0).toList();
        var holes = rings.stream().filter(ring -> Mesh.area(spots(ring)) < 0).toList();
        return new Shape(shells.stream()
                .map(shell -> new Polygon(ring(shell), holesOf(shell, holes, shells)))
                .toList());
    }

    /// The longest of the rings around the cells: where the district ends.
    List<Spot> outermost(List<Integer> cells) {
        return rings(new HashSet<>(cells)).stream()
                .map(this::spots)
                .max(Comparator.comparingDouble(Mesh::area))
                .orElseThrow();
    }

    private List<Ring> holesOf(List<Integer> shell, List<List<Integer>> holes, List<List<Integer>> shells) {
        return holes.stream()
                .filter(hole -> smallestAround(hole, shells).equals(shell))
                .map(this::ring)
                .toList();
    }

    private List<Integer> smallestAround(List<Integer> hole, List<List<Integer>> shells) {
        var corner = mesh.corner(hole.getFirst());
        var next = mesh.corner(hole.get(1));
        var inside = corner.towards(next, 0.5);
        return shells.stream()
                .filter(shell -> Inside.test(spots(shell), inside))
                .min((a, b) -> Double.compare(Mesh.area(spots(a)), Mesh.area(spots(b))))
                .orElseThrow();
    }

    private List<List<Integer>> rings(Set<Integer> cells) {
        var onward = borders(cells);
        var rings = new ArrayList<List<Integer>>();
        while (!onward.isEmpty()) {
            var start = onward.keySet().iterator().next();
            var ring = new ArrayList<Integer>();
            var corner = start;
            do {
                ring.add(corner);
                corner = take(onward, corner);
            } while (!corner.equals(start));
            rings.add(ring);
        }
        return rings;
    }

    private Map<Integer, List<Integer>> borders(Set<Integer> cells) {
        var onward = new TreeMap<Integer, List<Integer>>();
        for (var cell : cells.stream().sorted().toList()) {
            var around = mesh.cells().get(cell).corners();
            for (var i = 0; i < around.length; i++) {
                var from = around[i];
                var to = around[(i + 1) % around.length];
                if (!cells.contains(mesh.cellLeftOf(to, from))) {
                    onward.computeIfAbsent(from, key -> new ArrayList<>()).add(to);
                }
            }
        }
        return onward;
    }

    private static Integer take(Map<Integer, List<Integer>> onward, Integer corner) {
        var ways = onward.get(corner);
        if (ways == null || ways.size() > 1) {
            throw new IllegalStateException("two borders cross at one corner: another seed is needed");
        }
        onward.remove(corner);
        return ways.getFirst();
    }

    private List<Spot> spots(List<Integer> ring) {
        return ring.stream().map(mesh::corner).toList();
    }

    private Ring ring(List<Integer> corners) {
        return Ring.through(spots(corners).stream().map(Lattice::point).toList());
    }
}
