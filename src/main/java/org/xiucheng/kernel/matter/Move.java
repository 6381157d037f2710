package org.xiucheng.kernel.matter;

import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;
import org.xiucheng.kernel.calendar.WorkCalendar;
import org.xiucheng.kernel.law.Articles;

/// One act meeting one matter: every question that is asked before it moves, in the order in which they are
/// asked.
record Move(Matter matter, Act act, Instant now, WorkCalendar calendar) {
    Outcome outcome(Articles law) {
        if (act.expectedRevision() != matter.revision()) {
            return refused(new Refusal.Stale(act.expectedRevision(), matter.revision()));
        }
        var possible = matter.procedure().from(matter.state()).stream()
                .filter(step -> step.verb().equals(act.verb()))
                .toList();
        if (possible.isEmpty()) {
            return refused(noSuchStep());
        }
        var mine = possible.stream().filter(step -> carries(step.by())).findFirst();
        if (mine.isEmpty()) {
            return refused(
                    new Refusal.NotPermitted(act.verb(), possible.getFirst().by()));
        }
        var step = mine.get();
        return Stream.of(person(step), once(step), time(step), words(step), law(step, law))
                .flatMap(Optional::stream)
                .findFirst()
                .<Outcome>map(Outcome.Refused::new)
                .orElseGet(() -> new Outcome.Moved(matter.moved(step, act, now), step));
    }

    private Refusal noSuchStep() {
        return matter.open()
                ? new Refusal.NotPossible(matter.state(), act.verb())
                : new Refusal.Closed(matter.state(), act.verb());
    }

    private boolean carries(By by) {
        return switch (act.actor()) {
            case Actor.Clock _ -> by == By.CLOCK;
            case Actor.Reporter _ -> by == By.REPORTER;
            case Actor.Officer officer ->
                by != By.CLOCK
                        && by != By.REPORTER
                        && by.needs().filter(officer.permissions()::contains).isPresent();
        };
    }

    private Optional<Refusal> person(Step step) {
        if (!(act.actor() instanceof Actor.Officer officer)) {
            return Optional.empty();
        }
        if (step.by() == By.LEAD && !officer.unit().equals(matter.lead().unit())) {
            return Optional.of(new Refusal.NotLead(step.verb(), matter.lead().unit()));
        }
        return step.otherThan().stream()
                .filter(verb -> officer.person().equals(matter.lastActors().get(verb)))
                .sorted()
                .findFirst()
                .map(verb -> new Refusal.FourEyes(step.verb(), verb));
    }

    /// Neither extended twice nor asked for when it cannot be had any more.
    private Optional<Refusal> once(Step step) {
        return Stream.concat(Stream.of(step), matter.procedure().from(step.to()).stream())
                .filter(one -> one.has(Effect.EXTENDS))
                .filter(one -> matter.lastActors().containsKey(one.verb()))
                .filter(one -> one == step || step.has(Effect.WAITS))
                .findFirst()
                .map(one -> new Refusal.Once(one.verb()));
    }

    private Optional<Refusal> time(Step step) {
        if (act.actor() instanceof Actor.Clock(var due) && !now.isAfter(due)) {
            return Optional.of(new Refusal.TooEarly(due));
        }
        return step.within()
                .map(term -> term.from(matter.since(), calendar).at())
                .filter(now::isAfter)
                .map(Refusal.TooLate::new);
    }

    private Optional<Refusal> words(Step step) {
        return Stream.of(reason(step), unasked(step), proof(step))
                .flatMap(Optional::stream)
                .findFirst();
    }

    private Optional<Refusal> reason(Step step) {
        if (step.reasons().isEmpty()) {
            return act.reason().map(_ -> new Refusal.NotAsked(step.verb(), "reason"));
        }
        return act.reason().flatMap(step::reason).isPresent()
                ? Optional.empty()
                : Optional.of(new Refusal.NoReason(
                        step.verb(), step.reasons().stream().map(Reason::code).toList()));
    }

    private Optional<Refusal> unasked(Step step) {
        if (act.category().isPresent() && !step.has(Effect.CATEGORISES)) {
            return Optional.of(new Refusal.NotAsked(step.verb(), "category"));
        }
        return act.unit().isPresent() && !step.has(Effect.ASSIGNS_LEAD)
                ? Optional.of(new Refusal.NotAsked(step.verb(), "unit"))
                : Optional.empty();
    }

    private Optional<Refusal> proof(Step step) {
        var missing = step.proof().stream().filter(proof -> !given(proof)).toList();
        return missing.isEmpty() ? Optional.empty() : Optional.of(new Refusal.Unproven(step.verb(), missing));
    }

    private boolean given(Proof proof) {
        return switch (proof) {
            case NOTE -> act.note().filter(note -> !note.isBlank()).isPresent();
            case CATEGORY -> act.category().or(matter::category).isPresent();
            case UNIT -> act.unit().isPresent();
        };
    }

    private Optional<Refusal> law(Step step, Articles law) {
        return law.inForce(step.basis(), now).isPresent()
                ? Optional.empty()
                : Optional.of(new Refusal.NoLaw(step.verb(), step.basis()));
    }

    private static Outcome refused(Refusal why) {
        return new Outcome.Refused(why);
    }
}
