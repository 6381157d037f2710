package org.xiucheng.decide.act;

import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.xiucheng.decide.intake.NameLead;
import org.xiucheng.decide.intake.NameLead.Naming;
import org.xiucheng.decide.intake.Situate;
import org.xiucheng.kernel.Bilingual;
import org.xiucheng.kernel.Problem;
import org.xiucheng.kernel.category.Categories;
import org.xiucheng.kernel.matter.Act;
import org.xiucheng.kernel.matter.Effect;
import org.xiucheng.kernel.matter.Lead;
import org.xiucheng.kernel.matter.Matter;
import org.xiucheng.kernel.matter.Step;
import org.xiucheng.kernel.party.Party;
import org.xiucheng.kernel.party.sql.CurrentParties;
import org.xiucheng.kernel.responsibility.Explanation;
import org.xiucheng.kernel.task.LeadingGroup;

/// Finds the lead anew where a step asks for it: by the duty list, or because a person with the power to do so
/// named a unit.
@Component
public class RenameLead {
    private static final Bilingual ASSIGNED = new Bilingual("由值班长裁定指定", "Named by the shift leader's decision");

    private final NameLead nameLead;
    private final Situate situate;
    private final Categories categories;
    private final CurrentParties parties;

    public RenameLead(NameLead nameLead, Situate situate, Categories categories, CurrentParties parties) {
        this.nameLead = nameLead;
        this.situate = situate;
        this.categories = categories;
        this.parties = parties;
    }

    /// The new naming, or empty where the step leaves the lead as it is.
    Optional<Naming> naming(Step step, Act act, Matter after) {
        act.category().ifPresent(key -> categories.choose(key, after.since()));
        if (step.has(Effect.ASSIGNS_LEAD)) {
            return Optional.of(assigned(step, act.unit().orElseThrow(), after));
        }
        if (!step.has(Effect.RESOLVES_LEAD)) {
            return Optional.empty();
        }
        var site = situate.again(after.location());
        return Optional.of(nameLead.name(
                new NameLead.Asked(after.category(), site, after.concern().about()), after.since(), step.basis()));
    }

    /// @throws Problem `unit.complained-about` for the unit that the matter complains about, and for a leading
    ///     group that it chairs
    private Naming assigned(Step step, String code, Matter after) {
        var unit = parties.get()
                .unit(code)
                .filter(u -> u.validity().holdsAt(after.since()))
                .orElseThrow(() -> Problem.invalid("unit.unknown", "There is no such unit here.", "/unit"));
        if (after.concern()
                .about()
                .filter(about -> about.equals(code) || chairs(about, code, after))
                .isPresent()) {
            throw Problem.invalid("unit.complained-about", "It complains about this unit; name another one.", "/unit");
        }
        var explanation = Explanation.desk(Explanation.Ground.ASSIGNED, ASSIGNED, step.basis(), List.of());
        var lead = new Lead(unit.code(), Optional.empty(), explanation.rule().id(), step.basis());
        return new Naming(lead, explanation);
    }

    private boolean chairs(String unit, String group, Matter after) {
        return parties.get()
                .subjects(Party.unit(group), LeadingGroup.CHAIR, after.since())
                .contains(Party.unit(unit));
    }
}
