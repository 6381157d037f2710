package org.xiucheng.kernel.calendar;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/// One clock of one matter: when it began, when it runs out, whether it stands still or has been met.
///
/// It never moves by itself. Only `resume` gives it another due instant, by exactly the time that was left
/// when it was paused, and `extend`, by a stated term; the caller writes the shift down with its reason.
///
/// @param clock the state whose term this is, or `handling-limit`
/// @param calendarVersion the calendar that the due instant was counted on
/// @param level how far it has been escalated; none is zero
public record Deadline(
        UUID id,
        UUID matter,
        String clock,
        Term term,
        Instant start,
        Instant due,
        boolean provisional,
        String calendarVersion,
        Optional<Instant> pausedAt,
        Optional<Instant> metAt,
        int level) {
    /// The matter's own limit by category, which runs from the first dispatch until the work is done.
    public static final String HANDLING_LIMIT = "handling-limit";

    /// How a deadline stands at a moment.
    public enum Standing {
        RUNNING,
        OVERDUE,
        MET,
        PAUSED
    }

    /// A clock that starts to run.
    public static Deadline begin(UUID id, UUID matter, String clock, Term term, Instant start, WorkCalendar calendar) {
        var due = term.from(start, calendar);
        return new Deadline(
                id,
                matter,
                clock,
                term,
                start,
                due.at(),
                due.provisional(),
                calendar.version(),
                Optional.empty(),
                Optional.empty(),
                0);
    }

    public Standing standingAt(Instant moment) {
        if (metAt.isPresent()) {
            return Standing.MET;
        }
        if (pausedAt.isPresent()) {
            return Standing.PAUSED;
        }
        return moment.isAfter(due) ? Standing.OVERDUE : Standing.RUNNING;
    }

    /// Whether it has run out: neither met nor standing still, and later than its due instant.
    public boolean overdueAt(Instant moment) {
        return standingAt(moment) == Standing.OVERDUE;
    }

    /// Whether what it asked was done, but after its due instant.
    public boolean metLate() {
        return metAt.isPresent() && metAt.get().isAfter(due);
    }

    /// Stands still from that moment; a clock that stands still or was met already stays as it is.
    public Deadline pause(Instant moment) {
        return pausedAt.isPresent() || metAt.isPresent() ? this : with(due, provisional, Optional.of(moment), metAt);
    }

    /// Runs again with what was left when it was paused; one that had run out before it was paused stays run
    /// out.
    public Deadline resume(Instant moment, WorkCalendar calendar) {
        if (pausedAt.isEmpty()) {
            return this;
        }
        var paused = pausedAt.get();
        if (paused.isAfter(due)) {
            return with(due, provisional, Optional.empty(), metAt);
        }
        var moved = PausedTerm.dueAfter(this, paused, moment, calendar);
        return new Deadline(
                id,
                matter,
                clock,
                term,
                start,
                moved.at(),
                moved.provisional(),
                calendar.version(),
                Optional.empty(),
                metAt,
                level);
    }

    /// Ends later by a term counted from the old end; one that was met, stands still or had run out before that
    /// moment stays as it is, so that no lateness is undone.
    public Deadline extend(Term more, Instant moment, WorkCalendar calendar) {
        if (standingAt(moment) != Standing.RUNNING) {
            return this;
        }
        var later = ExtendedTerm.dueAfter(due, more, calendar);
        return new Deadline(
                id,
                matter,
                clock,
                term,
                start,
                later.at(),
                later.provisional() || provisional,
                calendar.version(),
                pausedAt,
                metAt,
                level);
    }

    /// What it asked was done; the first time counts.
    public Deadline met(Instant moment) {
        return metAt.isPresent() ? this : with(due, provisional, Optional.empty(), Optional.of(moment));
    }

    /// What was taken for done was not: it runs on towards the due instant that it always had.
    public Deadline unmet() {
        return with(due, provisional, pausedAt, Optional.empty());
    }

    /// The next level of escalation has been told.
    public Deadline escalated() {
        return new Deadline(
                id, matter, clock, term, start, due, provisional, calendarVersion, pausedAt, metAt, level + 1);
    }

    /// How long it has run out, by the wall clock; zero when it has not.
    public Duration overdueBy(Instant moment) {
        return overdueAt(moment) ? Duration.between(due, moment) : Duration.ZERO;
    }

    private Deadline with(Instant due, boolean provisional, Optional<Instant> pausedAt, Optional<Instant> metAt) {
        return new Deadline(id, matter, clock, term, start, due, provisional, calendarVersion, pausedAt, metAt, level);
    }
}
