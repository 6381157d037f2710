package org.xiucheng.decide.duty;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.xiucheng.kernel.Problem;
import org.xiucheng.kernel.category.Categories;
import org.xiucheng.kernel.category.CategoryKey;
import org.xiucheng.kernel.law.Articles;
import org.xiucheng.kernel.party.sql.CurrentParties;
import org.xiucheng.kernel.place.Places;
import org.xiucheng.kernel.responsibility.CategoryScope;
import org.xiucheng.kernel.responsibility.PlaceBinding;
import org.xiucheng.kernel.responsibility.Rule;
import org.xiucheng.sense.report.CheckText;

/// Refuses a proposed rule that names what is not there: a place, a category, a unit, a post, an article in
/// force.
@Component
class CheckProposal {
    private static final DutyLimits LIMITS = DutyLimits.USUAL;

    private final Places places;
    private final Categories categories;
    private final Articles articles;
    private final CurrentParties parties;

    CheckProposal(Places places, Categories categories, Articles articles, CurrentParties parties) {
        this.places = places;
        this.categories = categories;
        this.articles = articles;
        this.parties = parties;
    }

    /// All of a draft that should hold from that moment, beside the rules that hold now.
    void check(List<Draft.Proposal> proposals, List<Rule> standing, Instant from) {
        if (proposals.isEmpty() || proposals.size() > LIMITS.proposals()) {
            throw Problem.invalid("draft.size", "A draft changes 1 to " + LIMITS.proposals() + " rules.", "/rules");
        }
        var seen = new HashSet<String>();
        for (var i = 0; i < proposals.size(); i++) {
            var proposal = proposals.get(i);
            var at = "/rules/" + i;
            if (!seen.add(proposal.rule().id())) {
                throw Problem.invalid("draft.twice", "A draft names each rule once.", at + "/id");
            }
            if (proposal.ends()) {
                ended(proposal.rule(), standing, from, at);
            } else {
                begun(proposal.rule(), from, at);
            }
        }
    }

    private static void ended(Rule rule, List<Rule> standing, Instant from, String at) {
        if (!standing.contains(rule) || !rule.validity().holdsAt(from)) {
            throw Problem.invalid("rule.unknown", "No rule of that name is in force.", at + "/id");
        }
    }

    private void begun(Rule rule, Instant from, String at) {
        faults(rule, from).stream().findFirst().ifPresent(fault -> {
            throw new Problem(
                    fault.kind(),
                    fault.code(),
                    fault.detail(),
                    at + fault.pointer().orElse(""));
        });
    }

    /// All that is wrong with a rule that should hold from that moment, each with where in the rule it lies.
    List<Problem> faults(Rule rule, Instant from) {
        return Stream.of(
                        name(rule.name().zh(), "/name/zh"),
                        name(rule.name().en(), "/name/en"),
                        category(rule.categories(), from),
                        place(rule.places()),
                        unit(rule, from),
                        post(rule),
                        basis(rule, from))
                .flatMap(Optional::stream)
                .toList();
    }

    private static Optional<Problem> name(String name, String at) {
        try {
            CheckText.check(name, LIMITS.name(), at);
            return Optional.empty();
        } catch (Problem fault) {
            return Optional.of(fault);
        }
    }

    private Optional<Problem> unit(Rule rule, Instant from) {
        return parties.get()
                        .unit(rule.unit())
                        .filter(found -> found.validity().holdsAt(from))
                        .isPresent()
                ? Optional.empty()
                : Optional.of(Problem.invalid("unit.unknown", "There is no such unit then.", "/unit"));
    }

    private Optional<Problem> post(Rule rule) {
        return rule.post()
                .filter(code -> parties.get()
                        .post(code)
                        .filter(post -> post.unit().equals(rule.unit()))
                        .isEmpty())
                .map(_ -> Problem.invalid("post.unknown", "The unit has no such post.", "/post"));
    }

    private Optional<Problem> basis(Rule rule, Instant from) {
        return articles.inForce(rule.basis(), from).isPresent()
                ? Optional.empty()
                : Optional.of(Problem.invalid("rule.unbased", "No article of that name is in force then.", "/basis"));
    }

    private Optional<Problem> category(CategoryScope scope, Instant from) {
        var known = switch (scope) {
            case CategoryScope.Any() -> true;
            case CategoryScope.System(var system) -> categories.system(system).isPresent();
            case CategoryScope.Group(var system, var group) ->
                categories.list(system).stream().anyMatch(c -> c.group().zh().equals(group));
            case CategoryScope.One(var key) -> isChosen(key, from);
        };
        return known
                ? Optional.empty()
                : Optional.of(Problem.invalid("category.unknown", "no such category here", "/categories"));
    }

    private boolean isChosen(CategoryKey key, Instant from) {
        return categories.find(key).filter(c -> !c.retiredAt(from)).isPresent();
    }

    private Optional<Problem> place(PlaceBinding binding) {
        if (places.area(binding.area()).isEmpty()) {
            return Optional.of(Problem.invalid("location.unknown-area", "There is no such area.", "/places/area"));
        }
        return switch (binding) {
            case PlaceBinding.AreaSubtree _, PlaceBinding.OwnerRole _ -> Optional.empty();
            case PlaceBinding.RoadRange range -> road(range);
            case PlaceBinding.ComponentClass kind ->
                categories.find(new CategoryKey(kind.system(), kind.code())).isPresent()
                        ? Optional.empty()
                        : Optional.of(Problem.invalid("category.unknown", "no such category here", "/places/code"));
        };
    }

    private Optional<Problem> road(PlaceBinding.RoadRange range) {
        if (places.road(range.road()).isEmpty()) {
            return Optional.of(Problem.invalid("location.unknown-road", "There is no such road.", "/places/road"));
        }
        var segments = places.segmentsOf(range.road());
        if (!segments.isEmpty() && range.from() >= segments.getLast().to()) {
            return Optional.of(
                    Problem.invalid("rule.stretch", "A stretch of road ends after it begins.", "/places/from"));
        }
        return Optional.empty();
    }
}
