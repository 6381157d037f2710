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
import org.xiucheng.kernel.party.sql.CurrentParties;
import org.xiucheng.kernel.responsibility.Explanation;
import org.xiucheng.kernel.responsibility.Explanation.Ground;
import org.xiucheng.kernel.responsibility.Question;
import org.xiucheng.kernel.responsibility.Resolution;
import org.xiucheng.kernel.responsibility.sql.CurrentRules;

/// Names the one unit that answers, and says why: there is no moment without a lead.
@Service
public class NameLead {
    private static final Bilingual UNKNOWN =
            new Bilingual("事项类别待受理台确认", "The intake desk answers until the category is known");
    private static final Bilingual UNSETTLED =
            new Bilingual("责任清单未能确定唯一责任单位，由受理台人工处理", "The duty list names no single unit; the intake desk settles it");

    private final CurrentRules rules;
    private final CurrentParties parties;

    public NameLead(CurrentRules rules, CurrentParties parties) {
        this.rules = rules;
        this.parties = parties;
    }

    /// A lead with its reasons.
    public record Naming(Lead lead, Explanation explanation) {}

    /// Who answers for this category at this site; without a category the intake desk of the place, by the
    /// article `desk`.
    public Naming name(Optional<CategoryKey> category, Situate.Site site, Instant at, ArticleId desk) {
        if (category.isEmpty()) {
            return desk(site, at, Explanation.desk(Ground.INTAKE_DESK, UNKNOWN, desk, List.of()));
        }
        var question = new Question(category, site.location().areas(), site.segment(), site.component(), at);
        var resolution =
                rules.get().resolve(question, code -> parties.get().unit(code).isPresent());
        return switch (resolution) {
            case Resolution.Named won -> named(won);
            case Resolution.Unsettled(var rivals) ->
                desk(site, at, Explanation.desk(Ground.NEEDS_A_PERSON, UNSETTLED, desk, rivals));
            case Resolution.Nobody() ->
                desk(site, at, Explanation.desk(Ground.NEEDS_A_PERSON, UNSETTLED, desk, List.of()));
        };
    }

    private static Naming named(Resolution.Named won) {
        var lead = new Lead(won.unit(), won.post(), won.rule().id(), won.rule().basis());
        return new Naming(lead, Explanation.of(won));
    }

    private Naming desk(Situate.Site site, Instant at, Explanation explanation) {
        var unit = parties.get()
                .unitOver(site.location().areas(), Relation.INTAKE, at)
                .orElseThrow(() -> new Problem(
                        Problem.Kind.UNAVAILABLE, "intake.no-desk", "No intake desk covers this place yet.", null));
        var lead = new Lead(unit.code(), Optional.empty(), explanation.rule().id(), explanation.basis());
        return new Naming(lead, explanation);
    }
}
