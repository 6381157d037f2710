package org.xiucheng.kernel.responsibility.audit;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.xiucheng.kernel.responsibility.CategoryScope;
import org.xiucheng.kernel.responsibility.audit.Patch.Place;
import org.xiucheng.kernel.responsibility.audit.Terrain.Stretch;
import org.xiucheng.kernel.responsibility.audit.Terrain.Topic;
import org.xiucheng.kernel.responsibility.audit.Verdict.Spell;

/// Says in few words what a survey found in many places: categories that fare alike are taken together, whole
/// classes and whole code lists named as such, neighbouring stretches joined.
final class Describe {
    private record Sort(Spell spell, Place place, int thing) {}

    private record Kind(Spell spell, Place place, BitSet topics, boolean atThings) {}

    private final Terrain terrain;
    private final Ground ground;
    private final Things things;
    private final Map<String, Long> perSystem = new HashMap<>();
    private final Map<CategoryScope, Long> perGroup = new HashMap<>();
    private final Map<String, List<Integer>> lying = new HashMap<>();

    Describe(Terrain terrain, Ground ground, Things things) {
        this.terrain = terrain;
        this.ground = ground;
        this.things = things;
        for (var topic : terrain.topics()) {
            perSystem.merge(topic.key().system(), 1L, Long::sum);
            group(topic).ifPresent(group -> perGroup.merge(group, 1L, Long::sum));
        }
        for (var i = 0; i < terrain.stretches().size(); i++) {
            lying.computeIfAbsent(segment(terrain.stretches().get(i)), _ -> new ArrayList<>())
                    .add(i);
        }
    }

    /// The patches by what is wrong, each said as shortly as it can be.
    Map<Verdict, List<Where>> described(List<Patch> patches) {
        var topics = new LinkedHashMap<Sort, BitSet>();
        for (var patch : patches) {
            topics.computeIfAbsent(new Sort(patch.spell(), patch.place(), patch.thing()), _ -> new BitSet())
                    .set(patch.topic());
        }
        var sorts = new LinkedHashMap<Kind, List<Integer>>();
        topics.forEach((sort, those) -> {
            var kind = new Kind(sort.spell, sort.place, those, sort.thing != Patch.NO_THING);
            sorts.computeIfAbsent(kind, _ -> new ArrayList<>()).add(sort.thing);
        });
        var described = new LinkedHashMap<Verdict, List<Where>>();
        sorts.forEach((kind, numbers) -> described
                .computeIfAbsent(kind.spell.verdict(), _ -> new ArrayList<>())
                .addAll(wheres(kind, kind.atThings ? things.described(numbers) : List.of())));
        return described;
    }

    private List<Where> wheres(Kind kind, List<Where.Thing> at) {
        var scopes = scopes(kind.topics);
        var when = kind.spell.when();
        return switch (kind.place) {
            case Place.Subtree(var root, var holes) -> {
                var except = holes.stream().map(ground::code).toList();
                yield List.of(new Where(scopes, ground.code(root), except, Optional.empty(), at, when));
            }
            case Place.Stretches(var numbers) ->
                reaches(numbers).stream()
                        .map(reach -> new Where(scopes, reach.area, List.of(), Optional.of(reach.reach), at, when))
                        .toList();
        };
    }

    /// The widest scopes that hold these categories and no others.
    private List<CategoryScope> scopes(BitSet topics) {
        if (topics.cardinality() == terrain.topics().size()) {
            return List.of(new CategoryScope.Any());
        }
        var chosen = topics.stream().mapToObj(terrain.topics()::get).toList();
        var systems = new HashMap<String, Long>();
        var groups = new HashMap<CategoryScope, Long>();
        for (var topic : chosen) {
            systems.merge(topic.key().system(), 1L, Long::sum);
            group(topic).ifPresent(group -> groups.merge(group, 1L, Long::sum));
        }
        return chosen.stream()
                .map(topic -> {
                    var system = topic.key().system();
                    if (Objects.equals(perSystem.get(system), systems.get(system))) {
                        return new CategoryScope.System(topic.key().system());
                    }
                    return group(topic)
                            .filter(group -> Objects.equals(groups.get(group), perGroup.get(group)))
                            .orElseGet(() -> new CategoryScope.One(topic.key()));
                })
                .distinct()
                .toList();
    }

    private static Optional<CategoryScope> group(Topic topic) {
        return topic.group().map(group -> new CategoryScope.Group(topic.key().system(), group));
    }

    private record Reached(Where.Reach reach, String area) {}

    private List<Reached> reaches(List<Integer> numbers) {
        var byRoad = new TreeMap<String, List<Integer>>();
        numbers.forEach(
                number -> byRoad.computeIfAbsent(terrain.stretches().get(number).road(), _ -> new ArrayList<>())
                        .add(number));
        return byRoad.values().stream().flatMap(this::joined).toList();
    }

    /// Segments of one road that are wrong in every area they touch are joined where they meet; the others are
    /// said area by area.
    private Stream<Reached> joined(List<Integer> numbers) {
        var bySegment = new LinkedHashMap<String, List<Integer>>();
        numbers.stream()
                .sorted(Comparator.comparingDouble(
                        n -> terrain.stretches().get(n).from()))
                .forEach(n -> bySegment
                        .computeIfAbsent(segment(terrain.stretches().get(n)), _ -> new ArrayList<>())
                        .add(n));
        var runs = new ArrayList<List<Integer>>();
        var alone = new ArrayList<Reached>();
        bySegment.forEach((segment, here) -> {
            var first = terrain.stretches().get(here.getFirst());
            if (here.size() < lying.getOrDefault(segment, List.of()).size()) {
                here.forEach(n -> alone.add(reached(List.of(n))));
            } else if (!runs.isEmpty() && end(runs.getLast()) == first.from()) {
                runs.getLast().addAll(here);
            } else {
                runs.add(new ArrayList<>(here));
            }
        });
        return Stream.concat(runs.stream().map(this::reached), alone.stream());
    }

    private double end(List<Integer> run) {
        return terrain.stretches().get(run.getLast()).to();
    }

    private Reached reached(List<Integer> run) {
        var first = terrain.stretches().get(run.getFirst());
        var areas = run.stream()
                .map(n -> ground.number(terrain.stretches().get(n).area()))
                .distinct()
                .toList();
        var reach = new Where.Reach(first.road(), first.from(), end(run));
        return new Reached(reach, ground.code(ground.around(areas)));
    }

    private static String segment(Stretch stretch) {
        return stretch.road() + "@" + stretch.from() + "-" + stretch.to();
    }
}
