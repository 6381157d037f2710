package org.xiucheng.kernel.responsibility.audit;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.xiucheng.kernel.category.CategoryKey;
import org.xiucheng.kernel.responsibility.PlaceBinding;
import org.xiucheng.kernel.responsibility.Rule;

/// The sorts of things that rules tell apart, numbered: each kind that a rule names and the city has, then all
/// other kinds as one; each twice, without and with a known owner.
final class Things {
    private final List<Optional<CategoryKey>> kinds = new ArrayList<>();
    private final Map<CategoryKey, Integer> numbers = new HashMap<>();

    Things(Terrain terrain, List<Rule> rules) {
        var there = Set.copyOf(terrain.kinds());
        var named = rules.stream()
                .flatMap(rule -> kind(rule.places()).stream())
                .distinct()
                .sorted()
                .toList();
        for (var kind : named) {
            if (there.contains(kind)) {
                numbers.put(kind, kinds.size());
                kinds.add(Optional.of(kind));
            }
        }
        if (there.stream().anyMatch(kind -> !numbers.containsKey(kind))) {
            kinds.add(Optional.empty());
        }
    }

    /// What is wrong with each sort of thing at which one of these rules for things is bound; sorts at which
    /// nothing is wrong may be missing.
    Map<Integer, List<Verdict.Spell>> judged(
            Bound special, List<Rule> rules, Function<Bound, List<Verdict.Spell>> judge) {
        var owner = new Bound();
        var byKind = new HashMap<Integer, Bound>();
        for (var i = 0; i < special.count(); i++) {
            var rule = special.rules()[i];
            var kind = kind(rules.get(rule).places());
            if (kind.isEmpty()) {
                owner.add(rule);
            } else if (numbers.containsKey(kind.get())) {
                byKind.computeIfAbsent(numbers.get(kind.get()), _ -> new Bound())
                        .add(rule);
            }
        }
        var judged = new TreeMap<Integer, List<Verdict.Spell>>();
        byKind.forEach((kind, own) -> {
            put(judged, 2 * kind, judge.apply(own));
            put(judged, 2 * kind + 1, judge.apply(own.with(owner)));
        });
        var ownedOnly = owner.count() == 0 ? List.<Verdict.Spell>of() : judge.apply(owner);
        IntStream.range(0, kinds.size())
                .filter(kind -> !byKind.containsKey(kind))
                .forEach(kind -> put(judged, 2 * kind + 1, ownedOnly));
        return judged;
    }

    private static void put(Map<Integer, List<Verdict.Spell>> judged, int thing, List<Verdict.Spell> spells) {
        if (!spells.isEmpty()) {
            judged.put(thing, spells);
        }
    }

    /// These sorts as people read them, with known and unknown owner taken together where both are there.
    List<Where.Thing> described(List<Integer> numbered) {
        var described = new ArrayList<Where.Thing>();
        for (var thing : numbered) {
            var kind = kinds.get(thing / 2);
            var owned = thing % 2 == 1;
            if (owned && numbered.contains(thing - 1)) {
                continue;
            }
            var both = !owned && numbered.contains(thing + 1);
            var known = both ? Where.Owned.EITHER : owned ? Where.Owned.YES : Where.Owned.NO;
            described.add(new Where.Thing(kind, known));
        }
        return described;
    }

    private static Optional<CategoryKey> kind(PlaceBinding places) {
        return places instanceof PlaceBinding.ComponentClass(var _, var system, var code)
                ? Optional.of(new CategoryKey(system, code))
                : Optional.empty();
    }
}
