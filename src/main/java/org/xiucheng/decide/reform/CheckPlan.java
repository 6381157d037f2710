package org.xiucheng.decide.reform;

import java.time.Instant;
import org.springframework.stereotype.Component;
import org.xiucheng.kernel.Problem;
import org.xiucheng.kernel.law.ArticleId;
import org.xiucheng.kernel.law.Articles;
import org.xiucheng.kernel.party.Parties;
import org.xiucheng.kernel.party.sql.CurrentParties;
import org.xiucheng.kernel.place.Places;

/// Refuses a plan that names what is not there.
@Component
class CheckPlan {
    private static final ReformLimits LIMITS = ReformLimits.USUAL;

    private final CurrentParties parties;
    private final Places places;
    private final Articles articles;

    CheckPlan(CurrentParties parties, Places places, Articles articles) {
        this.parties = parties;
        this.places = places;
        this.articles = articles;
    }

    /// @throws Problem `unit.unknown`, `unit.itself`, `location.unknown-area`, `post.unknown`, `reform.size`,
    /// `reform.nothing`, `rule.unbased`
    void check(Plan plan, ArticleId basis, Instant from) {
        var known = parties.get();
        unit(known, plan.unit(), from, "/unit");
        if (plan.byArea().size() > LIMITS.posts() || plan.posts().size() > LIMITS.posts()) {
            throw Problem.invalid("reform.size", "A reform splits by 200 areas and posts at most.", "/posts");
        }
        if (plan.whole()) {
            successor(known, plan, plan.otherwise(), from, "/otherwise");
            plan.byArea().forEach((area, unit) -> {
                if (places.area(area).isEmpty()) {
                    throw Problem.invalid("location.unknown-area", "There is no such area.", "/byArea");
                }
                successor(known, plan, unit, from, "/byArea");
            });
        } else if (plan.posts().isEmpty() || !plan.byArea().isEmpty()) {
            throw Problem.invalid("reform.nothing", "Say which unit ends, or which posts are handed over.", "/posts");
        }
        plan.posts().forEach((post, next) -> post(known, plan, post, next));
        if (articles.inForce(basis, from).isEmpty()) {
            throw Problem.invalid("rule.unbased", "No article of that name is in force then.", "/basis");
        }
    }

    private static void unit(Parties known, String code, Instant from, String at) {
        if (known.unit(code).filter(unit -> unit.validity().holdsAt(from)).isEmpty()) {
            throw Problem.invalid("unit.unknown", "There is no such unit then.", at);
        }
    }

    private static void successor(Parties known, Plan plan, String code, Instant from, String at) {
        if (code.equals(plan.unit())) {
            throw Problem.invalid("unit.itself", "A unit that ends is not its own successor.", at);
        }
        unit(known, code, from, at);
    }

    private static void post(Parties known, Plan plan, String post, String next) {
        var mine = known.post(post).filter(found -> found.unit().equals(plan.unit()));
        var other = known.post(next)
                .filter(found -> !next.equals(post))
                .filter(found -> !plan.whole() || !found.unit().equals(plan.unit()));
        if (mine.isEmpty() || other.isEmpty() || plan.posts().containsKey(next)) {
            throw Problem.invalid("post.unknown", "The unit has no such post.", "/posts");
        }
    }
}
