package org.xiucheng.kernel.responsibility.audit;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.xiucheng.kernel.responsibility.PlaceBinding;
import org.xiucheng.kernel.responsibility.Rule;
import org.xiucheng.kernel.responsibility.audit.Terrain.Stretch;

/// The tree of areas shrunk to those at which something changes: an area where no rule is bound answers as the
/// one that holds it does, and so do stretches on which the same rules lie.
final class Ground {
    /// Stretches within one shrunk area on which the same road rules lie.
    record Lane(List<Integer> rules, List<Integer> stretches) {}

    private static final int NONE = -1;

    private final Terrain terrain;
    private final List<Rule> rules;
    private final Map<String, Integer> numbers = new HashMap<>();
    private final int[] parents;
    private final int[] holders;
    private final Map<Integer, List<Integer>> below = new LinkedHashMap<>();
    private final Map<Integer, List<Integer>> areaRules = new HashMap<>();
    private final Map<Integer, List<Integer>> thingRules = new HashMap<>();
    private final Map<String, List<Integer>> roadRules = new HashMap<>();
    private final Map<Integer, Map<List<Integer>, Lane>> lanes = new HashMap<>();

    Ground(Terrain terrain, List<Rule> rules) {
        this.terrain = terrain;
        this.rules = rules;
        var areas = terrain.areas();
        for (var i = 0; i < areas.size(); i++) {
            numbers.put(areas.get(i).code(), i);
        }
        this.parents = areas.stream()
                .mapToInt(cell -> cell.parent().map(numbers::get).orElse(NONE))
                .toArray();
        IntStream.range(0, rules.size()).forEach(this::bind);
        this.holders = new int[areas.size()];
        Arrays.fill(holders, NONE);
        for (var area = 0; area < holders.length; area++) {
            if (holder(area) == area && parents[area] != NONE) {
                below.computeIfAbsent(holder(parents[area]), _ -> new ArrayList<>())
                        .add(area);
            }
        }
        IntStream.range(0, terrain.stretches().size()).forEach(this::lay);
    }

    List<Integer> roots() {
        return IntStream.range(0, parents.length)
                .filter(area -> parents[area] == NONE)
                .boxed()
                .toList();
    }

    List<Integer> below(int area) {
        return below.getOrDefault(area, List.of());
    }

    List<Integer> areaRules(int area) {
        return areaRules.getOrDefault(area, List.of());
    }

    List<Integer> thingRules(int area) {
        return thingRules.getOrDefault(area, List.of());
    }

    List<Lane> lanes(int area) {
        return List.copyOf(lanes.getOrDefault(area, Map.of()).values());
    }

    String code(int area) {
        return terrain.areas().get(area).code();
    }

    /// The smallest area that holds all of these.
    int around(List<Integer> areas) {
        var common = chain(areas.getFirst());
        for (var area : areas) {
            common.retainAll(chain(area));
        }
        return common.getFirst();
    }

    int number(String area) {
        return numbers.getOrDefault(area, NONE);
    }

    /// Whether the first is the second or holds it.
    boolean holds(int wide, int area) {
        return chain(area).contains(wide);
    }

    /// How many steps there are from one area to another through the tree.
    int distance(int one, int two) {
        var from = chain(one);
        var to = chain(two);
        var shared = from.stream().filter(to::contains).count();
        return (int) (from.size() + to.size() - 2 * shared);
    }

    private List<Integer> chain(int area) {
        var chain = new ArrayList<Integer>();
        for (var at = area; at != NONE; at = parents[at]) {
            chain.add(at);
        }
        return chain;
    }

    /// A rule bound in no area of this city never applies.
    private void bind(int rule) {
        var places = rules.get(rule).places();
        var area = numbers.get(places.area());
        if (area == null) {
            return;
        }
        switch (places) {
            case PlaceBinding.AreaSubtree _ -> add(areaRules, area, rule);
            case PlaceBinding.RoadRange range -> add(roadRules, range.road(), rule);
            case PlaceBinding.ComponentClass _, PlaceBinding.OwnerRole _ -> add(thingRules, area, rule);
        }
    }

    private int holder(int area) {
        if (holders[area] == NONE) {
            var own = parents[area] == NONE || areaRules.containsKey(area) || thingRules.containsKey(area);
            holders[area] = own ? area : holder(parents[area]);
        }
        return holders[area];
    }

    private void lay(int number) {
        var stretch = terrain.stretches().get(number);
        var area = number(stretch.area());
        if (area == NONE) {
            return;
        }
        var on = roadRules.getOrDefault(stretch.road(), List.of()).stream()
                .filter(rule ->
                        lies(stretch, (PlaceBinding.RoadRange) rules.get(rule).places(), area))
                .toList();
        if (!on.isEmpty()) {
            lanes.computeIfAbsent(holder(area), _ -> new LinkedHashMap<>())
                    .computeIfAbsent(on, same -> new Lane(same, new ArrayList<>()))
                    .stretches()
                    .add(number);
        }
    }

    private boolean lies(Stretch stretch, PlaceBinding.RoadRange range, int area) {
        return stretch.from() < range.to()
                && stretch.to() > range.from()
                && chain(area).contains(number(range.area()));
    }

    private static <K> void add(Map<K, List<Integer>> map, K key, int rule) {
        map.computeIfAbsent(key, _ -> new ArrayList<>()).add(rule);
    }
}
