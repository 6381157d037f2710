package org.xiucheng.decide.act;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.xiucheng.kernel.calendar.Calendars;
import org.xiucheng.kernel.calendar.Deadline;
import org.xiucheng.kernel.calendar.Term;
import org.xiucheng.kernel.calendar.TimeLimit;
import org.xiucheng.kernel.calendar.TimeLimits;
import org.xiucheng.kernel.law.ArticleId;
import org.xiucheng.kernel.law.Articles;
import org.xiucheng.kernel.matter.Act;
import org.xiucheng.kernel.matter.Clocked;
import org.xiucheng.kernel.matter.Effect;
import org.xiucheng.kernel.matter.Matter;
import org.xiucheng.kernel.matter.Outcome;
import org.xiucheng.kernel.matter.Step;
import org.xiucheng.kernel.time.Maker;

/// The rules of the day as an act meets them: articles in force, the working calendar, the limits by category.
@Component
public class Law {
    private final Articles articles;
    private final Calendars calendars;
    private final TimeLimits limits;

    public Law(Articles articles, Calendars calendars, TimeLimits limits) {
        this.articles = articles;
        this.calendars = calendars;
        this.limits = limits;
    }

    /// What the kernel says to the act at that moment.
    public Outcome judge(Matter matter, Act act, Instant at) {
        return matter.after(act, at, articles, calendars.at(at));
    }

    /// What the step does to the clocks, with the clocks that begin because of it.
    Clocks clocks(List<Clocked> known, Matter before, Matter after, Step step, Maker maker) {
        var at = after.since();
        var clocks = new Clocks(known, at, calendars.at(at));
        clocks.take(step, before.state());
        var state = after.standing();
        if (step.has(Effect.EXTENDS)) {
            after.procedure().extension().ifPresent(more -> clocks.extend(more.term(), state.key()));
        }
        state.term()
                .filter(_ -> !clocks.runs(state.key()))
                .ifPresent(term -> clocks.begin(
                        begin(after, state.key(), term, state.basis().orElseThrow(), maker)));
        if (step.has(Effect.STARTS_LIMIT) && !clocks.knows(Deadline.HANDLING_LIMIT)) {
            clocks.begin(limit(after, maker));
        }
        return clocks;
    }

    private Clocked limit(Matter matter, Maker maker) {
        Optional<TimeLimit> own = matter.category().flatMap(key -> limits.forCategory(key, matter.since()));
        var usual = matter.procedure().limit();
        return begin(
                matter,
                Deadline.HANDLING_LIMIT,
                own.map(TimeLimit::term).orElse(usual.term()),
                own.map(TimeLimit::basis).orElse(usual.basis()),
                maker);
    }

    private Clocked begin(Matter matter, String clock, Term term, ArticleId basis, Maker maker) {
        return new Clocked(
                Deadline.begin(maker.id(), matter.id(), clock, term, matter.since(), calendars.at(matter.since())),
                basis);
    }
}
