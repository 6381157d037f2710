package org.xiucheng.decide.intake;

import java.time.Instant;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.xiucheng.kernel.calendar.TimeLimit;
import org.xiucheng.kernel.calendar.TimeLimits;
import org.xiucheng.kernel.category.Categories;
import org.xiucheng.kernel.category.CategoryKey;
import org.xiucheng.kernel.matter.Matter.Concern;
import org.xiucheng.kernel.matter.Procedure;
import org.xiucheng.kernel.matter.Procedures;
import org.xiucheng.kernel.matter.Procedures.Choice;
import org.xiucheng.kernel.matter.State;
import org.xiucheng.sense.report.Where;

/// Decides what would become of a report, and stores nothing: where it is, who would answer and why, how long
/// it may take.
@Service
public class PlanIntake {
    /// The way in that nobody names: a question, or a page.
    private static final String ASKED = "web";

    private final Situate situate;
    private final NameLead nameLead;
    private final Procedures procedures;
    private final Categories categories;
    private final TimeLimits limits;

    public PlanIntake(
            Situate situate, NameLead nameLead, Procedures procedures, Categories categories, TimeLimits limits) {
        this.situate = situate;
        this.nameLead = nameLead;
        this.procedures = procedures;
        this.categories = categories;
        this.limits = limits;
    }

    /// What would become of it. `limit` is what the category allows for handling; the procedure's own holds
    /// where it is empty.
    public record Plan(
            Procedure procedure,
            State start,
            Optional<CategoryKey> category,
            Situate.Site site,
            NameLead.Naming naming,
            Optional<TimeLimit> limit,
            Concern concern) {}

    /// What would become of something said on a page, about no unit.
    ///
    /// @throws org.xiucheng.kernel.Problem for a place outside the city, or a category that is unknown or
    /// retired
    public Plan plan(Optional<CategoryKey> category, Where where, Instant at) {
        return plan(category, where, at, Concern.NONE, ASKED);
    }

    /// The same for what came in by some channel and may complain about a unit, which then does not answer.
    ///
    /// @throws org.xiucheng.kernel.Problem `unit.unknown` as well
    public Plan plan(Optional<CategoryKey> category, Where where, Instant at, Concern concern, String channel) {
        nameLead.check(concern.about(), at);
        category.ifPresent(key -> categories.choose(key, at));
        var site = situate.site(where, category);
        var asked = new Choice.Asked(channel, category, site.location().areas());
        var procedure = procedures.begin(asked, categories::groupOf);
        var start = procedure.state(procedure.start());
        var naming = nameLead.name(
                new NameLead.Asked(category, site, concern.about()),
                at,
                start.basis().orElseThrow());
        var limit = category.flatMap(key -> limits.forCategory(key, at));
        return new Plan(procedure, start, category, site, naming, limit, concern);
    }
}
