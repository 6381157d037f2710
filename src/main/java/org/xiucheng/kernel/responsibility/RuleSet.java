package org.xiucheng.kernel.responsibility;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import org.xiucheng.kernel.category.CategoryKey;
import org.xiucheng.kernel.responsibility.Resolution.Lost;
import org.xiucheng.kernel.responsibility.Resolution.Why;

/// The duty list at one version; immutable, replaced whole when a version is published.
///
/// Precedence: a fallback rule answers only when no other does; a rule narrower in both category and place
/// beats the broader one; rules that cross or tie are settled by stated priority. A rule wins only if it beats
/// every other that applies; otherwise nobody is guessed.
public final class RuleSet {
    private final List<Rule> rules;
    /// Where in the list the rules stand that are bound in an area and speak of a scope.
    private final Map<String, Map<CategoryScope, int[]>> index = new HashMap<>();

    private final Precedence precedence;
    private final Function<CategoryKey, Optional<String>> groupOf;

    /// `chainOf` gives an area's code after all codes above it, coarse to fine; `groupOf` the class a category
    /// belongs to.
    public RuleSet(
            Collection<Rule> rules,
            Function<String, List<String>> chainOf,
            Function<CategoryKey, Optional<String>> groupOf) {
        this.rules = List.copyOf(rules);
        this.groupOf = groupOf;
        this.precedence = new Precedence(this.rules, chainOf, groupOf);
        for (var i = 0; i < this.rules.size(); i++) {
            var rule = this.rules.get(i);
            index.computeIfAbsent(rule.places().area(), ignored -> new HashMap<>())
                    .merge(rule.categories(), new int[] {i}, RuleSet::joined);
        }
    }

    public List<Rule> rules() {
        return rules;
    }

    /// Which rule of this list wins over which.
    public Precedence precedence() {
        return precedence;
    }

    /// Names the one who answers, or says why nobody can be named. `isUnit` tells whether an owner's code is a
    /// unit of ours.
    public Resolution resolve(Question question, Predicate<String> isUnit) {
        return resolve(question, isUnit, applying(question));
    }

    /// The same without the rules that name this unit.
    public Resolution resolveBut(String unit, Question question, Predicate<String> isUnit) {
        var others = Arrays.stream(applying(question))
                .filter(rule -> !rules.get(rule).unit().equals(unit))
                .toArray();
        return resolve(question, isUnit, others);
    }

    private Resolution resolve(Question question, Predicate<String> isUnit, int[] applying) {
        if (applying.length == 0) {
            return new Resolution.Nobody();
        }
        var winner = precedence.winner(applying, applying.length);
        if (winner < 0) {
            return new Resolution.Unsettled(
                    Arrays.stream(applying).mapToObj(rules::get).toList());
        }
        var rule = rules.get(winner);
        var lost = lost(winner, applying);
        var owner = question.component().flatMap(c -> c.owner()).filter(isUnit);
        return rule.places() instanceof PlaceBinding.OwnerRole && owner.isPresent()
                ? new Resolution.Named(rule, owner.get(), Optional.empty(), lost)
                : new Resolution.Named(rule, rule.unit(), rule.post(), lost);
    }

    /// Pairs of rules that cross or tie in force and state no priority: such a set may not go live. Where two
    /// meet at all is only guessed at here; the audit knows it exactly.
    public List<RuleFlaw> flaws() {
        var flaws = new ArrayList<RuleFlaw>();
        for (var i = 0; i < rules.size(); i++) {
            for (var j = i + 1; j < rules.size(); j++) {
                if (crosses(i, j)) {
                    flaws.add(new RuleFlaw.Crossing(rules.get(i), rules.get(j)));
                }
            }
        }
        return flaws;
    }

    private int[] applying(Question question) {
        var scopes = scopes(question);
        var found = new int[8];
        var count = 0;
        for (var area : question.areas()) {
            var here = index.get(area);
            if (here == null) {
                continue;
            }
            for (var scope : scopes) {
                for (var rule : here.getOrDefault(scope, NONE)) {
                    if (applies(rules.get(rule), question)) {
                        found = count == found.length ? Arrays.copyOf(found, 2 * count) : found;
                        found[count++] = rule;
                    }
                }
            }
        }
        return Arrays.copyOf(found, count);
    }

    private static final int[] NONE = {};

    /// The scopes that cover the question's category, broad to narrow.
    private List<CategoryScope> scopes(Question question) {
        if (question.category().isEmpty()) {
            return List.of(new CategoryScope.Any());
        }
        var key = question.category().get();
        var system = new CategoryScope.System(key.system());
        var one = new CategoryScope.One(key);
        var group = groupOf.apply(key);
        return group.isEmpty()
                ? List.of(new CategoryScope.Any(), system, one)
                : List.of(new CategoryScope.Any(), system, new CategoryScope.Group(key.system(), group.get()), one);
    }

    private static boolean applies(Rule rule, Question question) {
        return rule.validity().holdsAt(question.at()) && rule.places().covers(question);
    }

    private List<Lost> lost(int winner, int[] applying) {
        var lost = new ArrayList<Lost>(applying.length);
        for (var rule : applying) {
            if (rule != winner) {
                lost.add(new Lost(rules.get(rule), why(winner, rule)));
            }
        }
        return List.copyOf(lost);
    }

    private Why why(int winner, int rule) {
        if (precedence.narrower(winner, rule)) {
            return Why.BROADER;
        }
        return rules.get(rule).fallback() && !rules.get(winner).fallback() ? Why.FALLBACK : Why.LOWER_PRIORITY;
    }

    private boolean crosses(int one, int two) {
        return !precedence.beats(one, two)
                && !precedence.beats(two, one)
                && precedence.meetInCategory(one, two)
                && precedence.meetInArea(one, two)
                && meetInTime(rules.get(one), rules.get(two))
                && meet(rules.get(one).places(), rules.get(two).places());
    }

    private static boolean meetInTime(Rule one, Rule two) {
        return one.validity().holdsAt(two.validity().from())
                || two.validity().holdsAt(one.validity().from());
    }

    /// Two different roads or kinds of thing never meet; otherwise meeting is assumed.
    private static boolean meet(PlaceBinding one, PlaceBinding two) {
        return switch (one) {
            case PlaceBinding.RoadRange a
            when two instanceof PlaceBinding.RoadRange b ->
                a.road().equals(b.road()) && a.from() < b.to() && b.from() < a.to();
            case PlaceBinding.ComponentClass a when two instanceof PlaceBinding.ComponentClass b -> a.sameKind(b);
            case PlaceBinding.AreaSubtree ignored -> true;
            case PlaceBinding.RoadRange ignored -> true;
            case PlaceBinding.ComponentClass ignored -> true;
            case PlaceBinding.OwnerRole ignored -> true;
        };
    }

    private static int[] joined(int[] some, int[] more) {
        var all = Arrays.copyOf(some, some.length + more.length);
        System.arraycopy(more, 0, all, some.length, more.length);
        return all;
    }
}
