package org.xiucheng.kernel.matter;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.xiucheng.kernel.law.ArticleId;
import org.xiucheng.kernel.law.Articles;

/// Whether everything in a procedure rests on an article that is in force.
final class LawCheck {
    private LawCheck() {}

    static List<Flaw> flaws(Procedure.Draft draft, Articles law, Instant moment) {
        var cited = new ArrayList<Flaw.Lawless>();
        cited.add(new Flaw.Lawless("the handling limit", draft.limit().basis()));
        draft.extension().ifPresent(more -> cited.add(new Flaw.Lawless("the extension", more.basis())));
        for (var state : draft.states()) {
            state.basis().ifPresent(basis -> cited.add(new Flaw.Lawless("the term of " + state.key(), basis)));
        }
        for (var step : draft.steps()) {
            cited.add(new Flaw.Lawless(step.verb() + " from " + step.from(), step.basis()));
        }
        return cited.stream()
                .filter(flaw -> !inForce(flaw.basis(), law, moment))
                .map(Flaw.class::cast)
                .toList();
    }

    private static boolean inForce(ArticleId basis, Articles law, Instant moment) {
        return law.inForce(basis, moment).isPresent();
    }
}
