package org.xiucheng.serve.matter;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.xiucheng.kernel.access.Context;
import org.xiucheng.kernel.access.Policy;
import org.xiucheng.kernel.access.Resource;
import org.xiucheng.kernel.access.Subject;
import org.xiucheng.kernel.calendar.Calendars;
import org.xiucheng.kernel.matter.By;
import org.xiucheng.kernel.matter.Effect;
import org.xiucheng.kernel.matter.Procedure;
import org.xiucheng.kernel.matter.Proof;
import org.xiucheng.kernel.matter.Step;

/// Which steps somebody may take now: those of the state that the procedure gives to their role, in their
/// reach, with other eyes than those that looked before, while there is time. The act itself is checked again
/// when it is done.
@Component
class OfferActs {
    private static final String NOTE = "note";

    private final Asking asking;
    private final Calendars calendars;
    private final Names names;

    OfferActs(Asking asking, Calendars calendars, Names names) {
        this.asking = asking;
        this.calendars = calendars;
        this.names = names;
    }

    /// `own` says that a reporter is one of this very matter.
    List<Shown.Offer> offers(MatterRow matter, Procedure procedure, Subject subject, boolean own, Instant now) {
        var resource = asking.resource(matter, procedure);
        var asked = own && subject instanceof Subject.Reporter(var report) ? Asking.own(resource, report) : resource;
        var context = asking.lending(subject, now);
        return procedure.from(matter.state()).stream()
                .filter(step -> inTime(step, matter, now))
                .filter(step -> may(step, matter, asked, subject, context))
                .map(step -> offer(step, matter, now))
                .toList();
    }

    private boolean inTime(Step step, MatterRow matter, Instant now) {
        return step.within()
                .filter(term ->
                        now.isAfter(term.from(matter.since(), calendars.at(now)).at()))
                .isEmpty();
    }

    private boolean may(Step step, MatterRow matter, Resource resource, Subject subject, Context context) {
        return step.by() != By.CLOCK
                && Policy.decide(subject, step.action(), resource, context).allowed()
                && (!(subject instanceof Subject.Officer officer) || otherEyes(step, matter, officer.person()));
    }

    private boolean otherEyes(Step step, MatterRow matter, UUID person) {
        if (step.otherThan().isEmpty()) {
            return true;
        }
        var last = asking.lastActors(matter);
        return step.otherThan().stream().noneMatch(verb -> person.equals(last.get(verb)));
    }

    private Shown.Offer offer(Step step, MatterRow matter, Instant now) {
        var reasons = step.reasons().stream()
                .map(reason -> new Shown.Named(reason.code(), reason.name()))
                .toList();
        return new Shown.Offer(
                step.verb(),
                step.name(),
                reasons,
                needs(step, matter),
                takes(step, matter),
                names.article(step.basis(), now),
                step.remedy());
    }

    private static List<String> needs(Step step, MatterRow matter) {
        var needs = new ArrayList<String>();
        if (!step.reasons().isEmpty()) {
            needs.add("reason");
        }
        for (var proof : step.proof()) {
            if (proof != Proof.CATEGORY || matter.category().isEmpty()) {
                needs.add(proof.key());
            }
        }
        return List.copyOf(needs);
    }

    private static List<String> takes(Step step, MatterRow matter) {
        var takes = new ArrayList<String>();
        if (!step.proof().contains(Proof.NOTE)) {
            takes.add(NOTE);
        }
        if (step.has(Effect.CATEGORISES) && matter.category().isPresent()) {
            takes.add("category");
        }
        if (step.by() == By.REPORTER) {
            takes.add("rating");
        }
        return List.copyOf(takes);
    }
}
