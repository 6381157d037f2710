package org.xiucheng.compute.displacement;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;

/// Between which two spots something may have moved, for every two spells: spots closer than a step are one,
/// and to and fro is one way.
final class Ways {
    private static final int NONE = -1;

    private final int[][] way;
    private final int[] counts;

    private Ways(int[][] way, int ways) {
        this.way = way;
        this.counts = new int[ways];
    }

    static Ways between(List<Spell> spells, DisplacementLimits limits) {
        var known = new HashMap<List<Long>, Integer>();
        var way = new int[spells.size()][spells.size()];
        for (var i = 0; i < way.length; i++) {
            for (var j = 0; j < way.length; j++) {
                var from = spells.get(i).measure();
                var to = spells.get(j).measure();
                var away = Math.abs(from - to);
                if (away <= limits.samePlace() || away > limits.reach()) {
                    way[i][j] = NONE;
                    continue;
                }
                var step = 2 * limits.samePlace();
                var ends = List.of(Math.round(Math.min(from, to) / step), Math.round(Math.max(from, to) / step));
                way[i][j] = known.computeIfAbsent(ends, _ -> known.size());
            }
        }
        return new Ways(way, known.size());
    }

    /// How many of the pairs went the way that most of them went, when the spells lie at these spots.
    int most(List<int[]> pairs, int[] spots) {
        Arrays.fill(counts, 0);
        var most = 0;
        for (var pair : pairs) {
            var here = way[spots[pair[0]]][spots[pair[1]]];
            if (here != NONE) {
                most = Math.max(most, ++counts[here]);
            }
        }
        return most;
    }

    /// The pairs of the first way that so many went, as the spells really lay.
    List<int[]> first(List<int[]> pairs, int most) {
        var byWay = new HashMap<Integer, List<int[]>>();
        for (var pair : pairs) {
            var here = way[pair[0]][pair[1]];
            if (here != NONE) {
                var these = byWay.computeIfAbsent(here, _ -> new ArrayList<>());
                these.add(pair);
                if (these.size() == most) {
                    return these;
                }
            }
        }
        throw new IllegalStateException("no way was gone " + most + " times");
    }
}
