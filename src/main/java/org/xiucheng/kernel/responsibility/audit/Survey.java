package org.xiucheng.kernel.responsibility.audit;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.xiucheng.kernel.responsibility.CategoryScope;
import org.xiucheng.kernel.responsibility.Rule;
import org.xiucheng.kernel.responsibility.audit.Judge.Site;
import org.xiucheng.kernel.responsibility.audit.Patch.Place;
import org.xiucheng.kernel.responsibility.audit.Verdict.Spell;

/// A walk over the shrunk tree of areas that looks again only at the categories of which an area's own rules
/// speak, and notes where something begins to be wrong and where it stops.
final class Survey {
    /// A road, category and sort of thing with one thing wrong; stretches gather under it from all areas.
    private record Along(int topic, int thing, Spell spell) {}

    private final List<Rule> rules;
    private final Ground ground;
    private final Things things;
    private final Judge judge;
    private final int[][] topics;
    private final Bound[] plain;
    private final Bound[] special;
    private final List<List<Patch>> open;
    private final List<Map<Integer, List<Patch>>> openThings;
    private final List<Patch> patches = new ArrayList<>();
    private final Map<Along, List<Integer>> along = new LinkedHashMap<>();

    Survey(Terrain terrain, List<Rule> rules, Parts parts) {
        this.rules = rules;
        this.ground = parts.ground;
        this.things = parts.things;
        this.judge = parts.judge;
        this.topics = topicsOf(terrain, rules);
        var count = terrain.topics().size();
        this.plain = Stream.generate(Bound::new).limit(count).toArray(Bound[]::new);
        this.special = Stream.generate(Bound::new).limit(count).toArray(Bound[]::new);
        this.open = new ArrayList<>(
                IntStream.range(0, count).mapToObj(_ -> List.<Patch>of()).toList());
        this.openThings = new ArrayList<>(IntStream.range(0, count)
                .mapToObj(_ -> Map.<Integer, List<Patch>>of())
                .toList());
    }

    /// What a survey works with.
    record Parts(Ground ground, Things things, Judge judge) {}

    /// All that is wrong, in the order in which the walk met it.
    List<Patch> walk() {
        var everything = new BitSet();
        everything.set(0, plain.length);
        ground.roots().forEach(root -> visit(root, everything));
        along.forEach((key, stretches) ->
                patches.add(new Patch(key.topic(), key.thing(), key.spell(), new Place.Stretches(stretches))));
        return patches;
    }

    private void visit(int area, BitSet anew) {
        var sizes = Stream.of(plain).mapToInt(Bound::count).toArray();
        var specialSizes = Stream.of(special).mapToInt(Bound::count).toArray();
        push(ground.areaRules(area), plain, anew);
        var anewThings = (BitSet) anew.clone();
        push(ground.thingRules(area), special, anewThings);
        var before = new HashMap<Integer, List<Patch>>();
        var beforeThings = new HashMap<Integer, Map<Integer, List<Patch>>>();
        anew.stream().forEach(topic -> before.put(topic, open.set(topic, again(topic, area))));
        anewThings.stream()
                .filter(topic -> special[topic].count() > 0)
                .forEach(topic -> beforeThings.put(topic, openThings.set(topic, thingsAgain(topic, area))));
        ground.lanes(area).forEach(this::drive);
        ground.below(area).forEach(child -> visit(child, new BitSet()));
        before.forEach(open::set);
        beforeThings.forEach(openThings::set);
        IntStream.range(0, plain.length).forEach(topic -> plain[topic].shrink(sizes[topic]));
        IntStream.range(0, plain.length).forEach(topic -> special[topic].shrink(specialSizes[topic]));
    }

    private void push(List<Integer> bound, Bound[] onto, BitSet touched) {
        for (var rule : bound) {
            for (var topic : topics[rule]) {
                onto[topic].add(rule);
                touched.set(topic);
            }
        }
    }

    private List<Patch> again(int topic, int area) {
        return moved(open.get(topic), judge.spells(new Site(plain[topic])), new Spot(topic, Patch.NO_THING, area));
    }

    private Map<Integer, List<Patch>> thingsAgain(int topic, int area) {
        var old = openThings.get(topic);
        var judged =
                things.judged(special[topic], rules, bound -> judge.spells(new Site(plain[topic], Bound.NONE, bound)));
        var next = new HashMap<Integer, List<Patch>>();
        var concerned = new TreeSet<>(old.keySet());
        concerned.addAll(judged.keySet());
        for (var thing : concerned) {
            var spells = judged.getOrDefault(thing, List.of());
            var now = moved(old.getOrDefault(thing, List.of()), spells, new Spot(topic, thing, area));
            if (!now.isEmpty()) {
                next.put(thing, now);
            }
        }
        return next;
    }

    private record Spot(int topic, int thing, int area) {}

    /// What is open below here: the same goes on, what stopped gets a hole, what is new begins.
    private List<Patch> moved(List<Patch> old, List<Spell> spells, Spot spot) {
        if (old.isEmpty() && spells.isEmpty()) {
            return old;
        }
        var next = new ArrayList<Patch>();
        for (var spell : spells) {
            next.add(old.stream()
                    .filter(patch -> patch.spell().equals(spell))
                    .findFirst()
                    .orElseGet(() -> begin(spell, spot)));
        }
        for (var patch : old) {
            if (next.stream().noneMatch(kept -> kept == patch)
                    && patch.place() instanceof Place.Subtree(var _, var holes)) {
                holes.add(spot.area);
            }
        }
        return next;
    }

    private Patch begin(Spell spell, Spot spot) {
        var patch = new Patch(spot.topic, spot.thing, spell, new Place.Subtree(spot.area, new ArrayList<>()));
        patches.add(patch);
        return patch;
    }

    private void drive(Ground.Lane lane) {
        var byTopic = new LinkedHashMap<Integer, Bound>();
        for (var rule : lane.rules()) {
            for (var topic : topics[rule]) {
                byTopic.computeIfAbsent(topic, _ -> new Bound()).add(rule);
            }
        }
        byTopic.forEach((topic, roads) -> {
            note(new Spot(topic, Patch.NO_THING, 0), judge.spells(new Site(plain[topic], roads, Bound.NONE)), lane);
            if (special[topic].count() > 0) {
                things.judged(special[topic], rules, bound -> judge.spells(new Site(plain[topic], roads, bound)))
                        .forEach((thing, spells) -> note(new Spot(topic, thing, 0), spells, lane));
            }
        });
    }

    private void note(Spot spot, List<Spell> spells, Ground.Lane lane) {
        for (var spell : spells) {
            along.computeIfAbsent(new Along(spot.topic, spot.thing, spell), _ -> new ArrayList<>())
                    .addAll(lane.stretches());
        }
    }

    private static int[][] topicsOf(Terrain terrain, List<Rule> rules) {
        var covered = new HashMap<CategoryScope, int[]>();
        var groups = terrain.groups();
        return rules.stream()
                .map(rule -> covered.computeIfAbsent(
                        rule.categories(),
                        scope -> IntStream.range(0, terrain.topics().size())
                                .filter(i -> scope.covers(
                                        Optional.of(terrain.topics().get(i).key()),
                                        key -> Optional.ofNullable(groups.get(key))))
                                .toArray()))
                .toArray(int[][]::new);
    }
}
