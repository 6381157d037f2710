package org.xiucheng.kernel.responsibility.audit;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.xiucheng.kernel.Bilingual;
import org.xiucheng.kernel.category.CategoryKey;
import org.xiucheng.kernel.responsibility.CategoryScope;
import org.xiucheng.kernel.responsibility.PlaceBinding;
import org.xiucheng.kernel.responsibility.Rule;

/// The smallest change that would mend a finding. Which unit is right is for people to say: the proposal names
/// the one that is nearest already.
final class Propose {
    private static final Bilingual NAME = new Bilingual("补充规则（建议稿）", "Proposed rule");

    private final List<Rule> rules;
    private final Ground ground;
    private final Map<CategoryKey, String> groups;

    Propose(List<Rule> rules, Ground ground, Map<CategoryKey, String> groups) {
        this.groups = groups;
        this.rules = rules;
        this.ground = ground;
    }

    /// A rule for what is forgotten, like the one that answers now or the nearest one. Rules that never needed
    /// a priority and would cross with it get one, so that nothing changes where they answer.
    List<Change> name(Where where, Optional<Rule> fallback) {
        var like = fallback.or(() -> nearest(where));
        if (like.isEmpty()) {
            return List.of();
        }
        var drafts = IntStream.range(0, where.categories().size())
                .mapToObj(i -> draft(where, where.categories().get(i), like.get()))
                .toList();
        var kept = lowest();
        var changes = new ArrayList<Change>();
        drafts.forEach(draft -> changes.add(new Change.Add(draft)));
        for (var rule : rules) {
            if (!rule.fallback()
                    && rule.priority().isEmpty()
                    && drafts.stream().anyMatch(draft -> crosses(rule, draft))) {
                changes.add(new Change.Replace(rule, rule.withPriority(kept)));
            }
        }
        return changes;
    }

    /// The newest of rules that say the same is kept, if it takes up what the others leave; else, and where
    /// rules cross, one of the foremost gets a priority above the others.
    List<Change> settle(Verdict.Torn torn) {
        var those = torn.rivals().stream().map(rules::get).toList();
        var newest = those.stream()
                .max(Comparator.comparing((Rule rule) -> rule.validity().from())
                        .thenComparing(Rule::version)
                        .thenComparing(Rule::id))
                .orElseThrow();
        if (isSame(those) && those.stream().allMatch(rule -> rule == newest || outlasts(newest, rule))) {
            return those.stream()
                    .filter(rule -> rule != newest)
                    .map(rule -> ended(rule, newest))
                    .toList();
        }
        var first = torn.foremost().stream()
                .min(Comparator.comparing(
                                (Integer rule) -> -depth(rules.get(rule).categories()))
                        .thenComparing(rule -> rules.get(rule).id()))
                .map(rules::get)
                .orElseThrow();
        var above =
                those.stream().mapToInt(rule -> rule.priority().orElse(0)).max().orElse(0);
        return List.of(new Change.Replace(first, first.withPriority(free(above))));
    }

    static boolean isSame(List<Rule> those) {
        var first = those.getFirst();
        return those.stream()
                .allMatch(rule -> rule.categories().equals(first.categories())
                        && rule.places().equals(first.places()));
    }

    private static boolean outlasts(Rule newest, Rule rule) {
        return newest.validity().end().isEmpty()
                || rule.validity()
                        .end()
                        .filter(end -> !end.isAfter(newest.validity().to()))
                        .isPresent();
    }

    private static Change ended(Rule rule, Rule newest) {
        var at = newest.validity().from();
        return rule.validity().from().isBefore(at) ? new Change.Replace(rule, rule.until(at)) : new Change.Drop(rule);
    }

    private Rule draft(Where where, CategoryScope scope, Rule like) {
        PlaceBinding places = where.road()
                .<PlaceBinding>map(
                        reach -> new PlaceBinding.RoadRange(where.area(), reach.road(), reach.from(), reach.to()))
                .orElseGet(() -> new PlaceBinding.AreaSubtree(where.area()));
        var id = "proposed-" + Integer.toHexString((where + "|" + scope).hashCode());
        return new Rule(
                id,
                1,
                NAME,
                scope,
                places,
                like.unit(),
                like.post(),
                like.basis(),
                OptionalInt.empty(),
                false,
                where.when());
    }

    /// The rule whose area lies closest around or below the place; of several the first.
    private Optional<Rule> nearest(Where where) {
        var area = ground.number(where.area());
        return rules.stream()
                .filter(rule -> ground.number(rule.places().area()) >= 0)
                .min(Comparator.comparing((Rule rule) ->
                        ground.distance(area, ground.number(rule.places().area()))));
    }

    /// Whether they can meet and neither is narrower; the draft is never the narrower one, or the other would
    /// answer already.
    private boolean crosses(Rule rule, Rule draft) {
        var area = ground.number(rule.places().area());
        var place = ground.number(draft.places().area());
        if (area < 0 || !(ground.holds(place, area) || ground.holds(area, place))) {
            return false;
        }
        var inside = within(rule.categories(), draft.categories());
        var narrower = inside && ground.holds(place, area) && draft.places() instanceof PlaceBinding.AreaSubtree;
        return !narrower && (inside || within(draft.categories(), rule.categories()));
    }

    private boolean within(CategoryScope scope, CategoryScope other) {
        return scope.within(other, key -> Optional.ofNullable(groups.get(key)));
    }

    private static int depth(CategoryScope scope) {
        return switch (scope) {
            case CategoryScope.Any() -> 0;
            case CategoryScope.System _ -> 1;
            case CategoryScope.Group _ -> 2;
            case CategoryScope.One _ -> 3;
        };
    }

    /// A priority below every stated one.
    private int lowest() {
        return stated().min().orElse(2) - 1;
    }

    /// The first priority above this that no rule states yet, so that nothing new ties.
    private int free(int above) {
        var taken = new HashSet<Integer>();
        stated().forEach(taken::add);
        return IntStream.iterate(above + 1, n -> n + 1)
                .filter(n -> !taken.contains(n))
                .findFirst()
                .orElseThrow();
    }

    private IntStream stated() {
        return rules.stream()
                .flatMap(rule ->
                        rule.priority().isPresent() ? Stream.of(rule.priority().getAsInt()) : Stream.of())
                .mapToInt(n -> n);
    }
}
