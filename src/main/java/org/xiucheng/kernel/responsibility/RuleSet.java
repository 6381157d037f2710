package org.xiucheng.kernel.responsibility;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.xiucheng.kernel.category.CategoryKey;
import org.xiucheng.kernel.responsibility.Resolution.Lost;
import org.xiucheng.kernel.responsibility.Resolution.Why;

/// The duty list at one version; immutable, replaced whole when a version is published.
///
/// Precedence: a rule narrower in both category and place beats the broader one; rules that cross or tie are
/// settled by stated priority. A rule wins only if it beats every other that applies; otherwise nobody is
/// guessed.
public final class RuleSet {
    private final List<Rule> rules;
    private final Map<String, List<Rule>> byArea;
    private final Function<String, List<String>> chainOf;
    private final Function<CategoryKey, Optional<String>> groupOf;

    /// `chainOf` gives an area's code and all codes above it; `groupOf` the class a category belongs to.
    public RuleSet(
            Collection<Rule> rules,
            Function<String, List<String>> chainOf,
            Function<CategoryKey, Optional<String>> groupOf) {
        this.rules = List.copyOf(rules);
        this.byArea = this.rules.stream()
                .collect(Collectors.groupingBy(r -> r.places().area()));
        this.chainOf = chainOf;
        this.groupOf = groupOf;
    }

    public List<Rule> rules() {
        return rules;
    }

    /// Names the one who answers, or says why nobody can be named. `isUnit` tells whether an owner's code is a
    /// unit of ours.
    public Resolution resolve(Question question, Predicate<String> isUnit) {
        var applying = applying(question);
        if (applying.isEmpty()) {
            return new Resolution.Nobody();
        }
        return applying.stream()
                .filter(rule -> applying.stream().allMatch(other -> other == rule || beats(rule, other)))
                .findFirst()
                .map(winner -> named(winner, applying, question, isUnit))
                .orElseGet(() -> new Resolution.Unsettled(applying));
    }

    /// Pairs of rules that cross or tie in force, name different leads and state no priority: such a set may
    /// not go live.
    public List<RuleFlaw> flaws() {
        var flaws = new ArrayList<RuleFlaw>();
        for (var i = 0; i < rules.size(); i++) {
            for (var j = i + 1; j < rules.size(); j++) {
                if (crosses(rules.get(i), rules.get(j))) {
                    flaws.add(new RuleFlaw.Crossing(rules.get(i), rules.get(j)));
                }
            }
        }
        return flaws;
    }

    private List<Rule> applying(Question question) {
        var found = new ArrayList<Rule>();
        for (var area : question.areas()) {
            for (var rule : byArea.getOrDefault(area, List.of())) {
                if (applies(rule, question)) {
                    found.add(rule);
                }
            }
        }
        return found;
    }

    private boolean applies(Rule rule, Question question) {
        return rule.validity().holdsAt(question.at())
                && rule.categories().covers(question.category(), groupOf)
                && rule.places().covers(question);
    }

    private Resolution named(Rule winner, List<Rule> applying, Question question, Predicate<String> isUnit) {
        var lost = applying.stream()
                .filter(rule -> rule != winner)
                .map(rule -> new Lost(rule, narrower(winner, rule) ? Why.BROADER : Why.LOWER_PRIORITY))
                .toList();
        var owner = question.component().flatMap(c -> c.owner()).filter(isUnit);
        return winner.places() instanceof PlaceBinding.OwnerRole && owner.isPresent()
                ? new Resolution.Named(winner, owner.get(), Optional.empty(), lost)
                : new Resolution.Named(winner, winner.unit(), winner.post(), lost);
    }

    private boolean beats(Rule rule, Rule other) {
        return narrower(rule, other) || (!narrower(other, rule) && rule.rank() > other.rank());
    }

    private boolean narrower(Rule rule, Rule other) {
        return within(rule, other) && !within(other, rule);
    }

    private boolean within(Rule rule, Rule other) {
        return rule.categories().within(other.categories(), groupOf)
                && rule.places().within(other.places(), chainOf);
    }

    private boolean crosses(Rule one, Rule two) {
        return one.rank() == two.rank()
                && meetInTime(one, two)
                && meetInCategory(one, two)
                && meetInPlace(one, two)
                && !narrower(one, two)
                && !narrower(two, one);
    }

    private static boolean meetInTime(Rule one, Rule two) {
        return one.validity().holdsAt(two.validity().from())
                || two.validity().holdsAt(one.validity().from());
    }

    private boolean meetInCategory(Rule one, Rule two) {
        return one.categories().within(two.categories(), groupOf)
                || two.categories().within(one.categories(), groupOf);
    }

    /// Areas meet when one holds the other. Two different roads or kinds of thing never meet; otherwise meeting
    /// is assumed.
    private boolean meetInPlace(Rule one, Rule two) {
        var nested = chainOf.apply(one.places().area()).contains(two.places().area())
                || chainOf.apply(two.places().area()).contains(one.places().area());
        if (!nested) {
            return false;
        }
        return switch (one.places()) {
            case PlaceBinding.RoadRange a
            when two.places() instanceof PlaceBinding.RoadRange b ->
                a.road().equals(b.road()) && a.from() < b.to() && b.from() < a.to();
            case PlaceBinding.ComponentClass a
            when two.places() instanceof PlaceBinding.ComponentClass b ->
                a.system().equals(b.system()) && a.code().equals(b.code());
            case PlaceBinding.AreaSubtree ignored -> true;
            case PlaceBinding.RoadRange ignored -> true;
            case PlaceBinding.ComponentClass ignored -> true;
            case PlaceBinding.OwnerRole ignored -> true;
        };
    }
}
