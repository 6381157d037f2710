package org.xiucheng.kernel.responsibility;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.xiucheng.kernel.category.CategoryKey;

/// Which of two rules wins where both apply: worked out once for a whole duty list, then asked millions of
/// times.
///
/// Rules are spoken of by their place in the list. Nothing here knows matters: that both rules apply is for the
/// caller to see.
public final class Precedence {
    private static final int NOWHERE = -1;

    /// A rule as numbers: the path to its scope in the tree of categories, and to its area in the tree of
    /// areas, each from the root; so that "within" is one look at the other's depth.
    private record Seat(Rule rule, int[] categories, int[] areas) {}

    private final Seat[] seats;

    Precedence(
            List<Rule> rules, Function<String, List<String>> chainOf, Function<CategoryKey, Optional<String>> groupOf) {
        var numbers = new HashMap<Object, Integer>();
        this.seats = rules.stream()
                .map(rule -> new Seat(
                        rule,
                        numbered(path(rule.categories(), groupOf), numbers),
                        numbered(chainOf.apply(rule.places().area()), numbers)))
                .toArray(Seat[]::new);
    }

    /// Whether the rule wins over the other: named before fallback, then the narrower in category and place,
    /// then the stated priority.
    public boolean beats(int rule, int other) {
        var one = seats[rule];
        var two = seats[other];
        if (one.rule.fallback() != two.rule.fallback()) {
            return two.rule.fallback();
        }
        var inside = within(one, two);
        var around = within(two, one);
        return inside != around ? inside : one.rule.rank() > two.rule.rank();
    }

    /// Whether the rule speaks of less than the other, in category and place.
    public boolean narrower(int rule, int other) {
        return within(seats[rule], seats[other]) && !within(seats[other], seats[rule]);
    }

    /// The one of the first `count` rules that beats all the others, or -1 where none does.
    public int winner(int[] applying, int count) {
        if (count == 0) {
            return NOWHERE;
        }
        var best = applying[0];
        for (var i = 1; i < count; i++) {
            if (beats(applying[i], best)) {
                best = applying[i];
            }
        }
        for (var i = 0; i < count; i++) {
            if (applying[i] != best && !beats(best, applying[i])) {
                return NOWHERE;
            }
        }
        return best;
    }

    /// Whether one of the two speaks of categories among those of the other.
    boolean meetInCategory(int rule, int other) {
        return leads(seats[rule].categories, seats[other].categories)
                || leads(seats[other].categories, seats[rule].categories);
    }

    /// Whether one of the two is bound in an area that holds the other's.
    boolean meetInArea(int rule, int other) {
        return leads(seats[rule].areas, seats[other].areas) || leads(seats[other].areas, seats[rule].areas);
    }

    private static boolean within(Seat one, Seat two) {
        return leads(two.categories, one.categories)
                && leads(two.areas, one.areas)
                && bindsWithin(one.rule.places(), two.rule.places());
    }

    private static boolean bindsWithin(PlaceBinding one, PlaceBinding other) {
        return switch (other) {
            case PlaceBinding.AreaSubtree ignored -> true;
            case PlaceBinding.RoadRange wide -> one instanceof PlaceBinding.RoadRange range && range.on(wide);
            case PlaceBinding.ComponentClass kind ->
                one instanceof PlaceBinding.ComponentClass own && own.sameKind(kind);
            case PlaceBinding.OwnerRole ignored -> one instanceof PlaceBinding.OwnerRole;
        };
    }

    /// Whether the longer path begins as the shorter does; each number stands for one place in the tree.
    private static boolean leads(int[] shorter, int[] longer) {
        return shorter.length == 0
                || (longer.length >= shorter.length && longer[shorter.length - 1] == shorter[shorter.length - 1]);
    }

    private static List<? extends Object> path(CategoryScope scope, Function<CategoryKey, Optional<String>> groupOf) {
        return switch (scope) {
            case CategoryScope.Any any -> List.of();
            case CategoryScope.System system -> List.of(system);
            case CategoryScope.Group group -> List.of(new CategoryScope.System(group.system()), group);
            case CategoryScope.One one -> {
                var group = new CategoryScope.Group(
                        one.key().system(), groupOf.apply(one.key()).orElse(""));
                yield List.of(new CategoryScope.System(one.key().system()), group, one);
            }
        };
    }

    private static int[] numbered(List<? extends Object> path, Map<Object, Integer> numbers) {
        return path.stream()
                .mapToInt(step -> numbers.computeIfAbsent(step, ignored -> numbers.size()))
                .toArray();
    }
}
