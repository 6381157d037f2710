package org.xiucheng.decide.duty;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
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
        CheckText.check(rule.name().zh(), LIMITS.name(), at + "/name/zh");
        CheckText.check(rule.name().en(), LIMITS.name(), at + "/name/en");
        category(rule.categories(), from, at + "/categories");
        place(rule.places(), at + "/places");
        var unit = parties.get()
                .unit(rule.unit())
                .filter(found -> found.validity().holdsAt(from))
                .orElseThrow(() -> Problem.invalid("unit.unknown", "There is no such unit then.", at + "/unit"));
        if (rule.post().isPresent()
                && parties.get()
                        .post(rule.post().get())
                        .filter(post -> post.unit().equals(unit.code()))
                        .isEmpty()) {
            throw Problem.invalid("post.unknown", "The unit has no such post.", at + "/post");
        }
        if (articles.inForce(rule.basis(), from).isEmpty()) {
            throw Problem.invalid("rule.unbased", "No article of that name is in force then.", at + "/basis");
        }
    }

    private void category(CategoryScope scope, Instant from, String at) {
        var known = switch (scope) {
            case CategoryScope.Any() -> true;
            case CategoryScope.System(var system) -> categories.system(system).isPresent();
            case CategoryScope.Group(var system, var group) ->
                categories.list(system).stream().anyMatch(c -> c.group().zh().equals(group));
            case CategoryScope.One(var key) -> isChosen(key, from);
        };
        if (!known) {
            throw Problem.invalid("category.unknown", "no such category here", at);
        }
    }

    private boolean isChosen(CategoryKey key, Instant from) {
        return categories.find(key).filter(c -> !c.retiredAt(from)).isPresent();
    }

    private void place(PlaceBinding binding, String at) {
        if (places.area(binding.area()).isEmpty()) {
            throw Problem.invalid("location.unknown-area", "There is no such area.", at + "/area");
        }
        switch (binding) {
            case PlaceBinding.AreaSubtree _, PlaceBinding.OwnerRole _ -> {}
            case PlaceBinding.RoadRange range -> {
                if (places.road(range.road()).isEmpty()) {
                    throw Problem.invalid("location.unknown-road", "There is no such road.", at + "/road");
                }
            }
            case PlaceBinding.ComponentClass kind -> {
                if (categories.find(new CategoryKey(kind.system(), kind.code())).isEmpty()) {
                    throw Problem.invalid("category.unknown", "no such category here", at + "/code");
                }
            }
        }
    }
}
