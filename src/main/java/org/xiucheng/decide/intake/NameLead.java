package org.xiucheng.decide.intake;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.xiucheng.kernel.Bilingual;
import org.xiucheng.kernel.Problem;
import org.xiucheng.kernel.category.CategoryKey;
import org.xiucheng.kernel.law.ArticleId;
import org.xiucheng.kernel.matter.Lead;
import org.xiucheng.kernel.party.Relation;
import org.xiucheng.kernel.party.Unit;
import org.xiucheng.kernel.party.sql.CurrentParties;
import org.xiucheng.kernel.responsibility.Explanation;
import org.xiucheng.kernel.responsibility.Explanation.Ground;
import org.xiucheng.kernel.responsibility.Question;
import org.xiucheng.kernel.responsibility.Resolution;
import org.xiucheng.kernel.responsibility.sql.CurrentRules;

/// Names the one unit that answers, and says why: there is no moment without a lead. Where the duty list names
/// nobody who is there, the intake desk of the place answers; where that has ended too, the next office up.
@Service
public class NameLead {
    private static final Bilingual UNKNOWN =
            new Bilingual("事项类别待受理台确认", "The intake desk answers until the category is known");
    private static final Bilingual UNSETTLED =
            new Bilingual("责任清单未能确定唯一责任单位，由受理台人工处理", "The duty list names no single unit; the intake desk settles it");

    private final CurrentRules rules;
    private final CurrentParties parties;
    private final PassOver passOver;

    public NameLead(CurrentRules rules, CurrentParties parties) {
        this.rules = rules;
        this.parties = parties;
        this.passOver = new PassOver(parties);
    }

    /// A lead with its reasons.
    public record Naming(Lead lead, Explanation explanation) {}

    /// What has to be answered for: of which category, where, and which unit it complains about.
    public record Asked(Optional<CategoryKey> category, Situate.Site site, Optional<String> about) {
        List<String> areas() {
            return site.location().areas();
        }
    }

    /// Who answers for it; without a category the intake desk of the place, by the article `desk`. Never the
    /// unit that is complained about: then the next one up.
    public Naming name(Asked asked, Instant at, ArticleId desk) {
        var named = byDuty(asked, at, desk);
        return asked.about()
                .filter(named.lead().unit()::equals)
                .map(about -> oneUp(named, asked, at, about))
                .orElse(named);
    }

    /// The unit that is named as complained about, if there is such a unit now.
    ///
    /// @throws Problem `unit.unknown`
    public void check(Optional<String> about, Instant at) {
        if (about.isPresent()
                && parties.get()
                        .unit(about.get())
                        .filter(unit -> unit.validity().holdsAt(at))
                        .isEmpty()) {
            throw Problem.invalid("unit.unknown", "There is no such unit here.", "/about");
        }
    }

    private Naming byDuty(Asked asked, Instant at, ArticleId desk) {
        if (asked.category().isEmpty()) {
            return desk(asked, at, Explanation.desk(Ground.INTAKE_DESK, UNKNOWN, desk, List.of()));
        }
        return switch (rules.get().resolve(question(asked, at), unit -> isThere(unit, at))) {
            case Resolution.Named won when isThere(won.unit(), at) -> named(won);
            case Resolution.Named(var rule, var _, var _, var _) ->
                desk(asked, at, Explanation.desk(Ground.NEEDS_A_PERSON, UNSETTLED, desk, List.of(rule)));
            case Resolution.Unsettled(var rivals) ->
                desk(asked, at, Explanation.desk(Ground.NEEDS_A_PERSON, UNSETTLED, desk, rivals));
            case Resolution.Nobody() ->
                desk(asked, at, Explanation.desk(Ground.NEEDS_A_PERSON, UNSETTLED, desk, List.of()));
        };
    }

    private static Question question(Asked asked, Instant at) {
        var site = asked.site();
        return new Question(asked.category(), asked.areas(), site.segment(), site.component(), at);
    }

    /// Whether that is a unit which can answer then; one that has ended cannot.
    private boolean isThere(String code, Instant at) {
        return parties.get()
                .unit(code)
                .filter(unit -> unit.validity().holdsAt(at))
                .isPresent();
    }

    private static Naming named(Resolution.Named won) {
        var lead = new Lead(won.unit(), won.post(), won.rule().id(), won.rule().basis());
        return new Naming(lead, Explanation.of(won));
    }

    private Naming desk(Asked asked, Instant at, Explanation explanation) {
        var unit = parties.get()
                .unitOver(asked.areas(), Relation.INTAKE, at)
                .map(Unit::code)
                .or(() -> passOver.offices(asked.areas(), at, "").stream().findFirst())
                .orElseThrow(NameLead::nobody);
        var lead = new Lead(unit, Optional.empty(), explanation.rule().id(), explanation.basis());
        return new Naming(lead, explanation);
    }

    /// Who answers instead, and that nobody learns from the reasons whom it complains about.
    private Naming oneUp(Naming passedOver, Asked asked, Instant at, String about) {
        var explanation = Explanation.oneUp(PassOver.ONE_UP, passedOver.explanation());
        var unit = passedOver.explanation().ground() == Ground.RULE
                ? handler(asked, at, about)
                : passOver.desk(asked.areas(), at, about);
        var lead = new Lead(
                unit.orElseThrow(NameLead::nobody),
                Optional.empty(),
                explanation.rule().id(),
                explanation.basis());
        return new Naming(lead, explanation);
    }

    private Optional<String> handler(Asked asked, Instant at, String about) {
        var offices = passOver.offices(asked.areas(), at, about);
        return passOver.handling(offices)
                .or(() -> rules.get().resolveBut(about, question(asked, at), unit -> isThere(unit, at))
                                instanceof Resolution.Named won
                        ? Optional.of(won.unit()).filter(unit -> !unit.equals(about) && isThere(unit, at))
                        : Optional.empty())
                .or(() -> offices.stream().findFirst());
    }

    private static Problem nobody() {
        return new Problem(Problem.Kind.UNAVAILABLE, "intake.no-desk", "No intake desk covers this place yet.", null);
    }
}
