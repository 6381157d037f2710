package org.xiucheng.decide.act;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.xiucheng.kernel.calendar.Deadline;
import org.xiucheng.kernel.calendar.Term;
import org.xiucheng.kernel.calendar.WorkCalendar;
import org.xiucheng.kernel.matter.Clocked;
import org.xiucheng.kernel.matter.Effect;
import org.xiucheng.kernel.matter.Moving.Shift;
import org.xiucheng.kernel.matter.Step;

/// What one step does to the clocks of a matter. No step gives a clock that runs another beginning: leaving a
/// state meets its clock unless it is come back to, pausing stops all, resuming lets them run with what was
/// left, and the handling limit begins once.
final class Clocks {
    private final Map<UUID, Deadline> before = new LinkedHashMap<>();
    private final Map<UUID, Deadline> now = new LinkedHashMap<>();
    private final List<Clocked> begun = new ArrayList<>();
    private final Instant at;
    private final WorkCalendar calendar;

    Clocks(List<Clocked> clocks, Instant at, WorkCalendar calendar) {
        clocks.forEach(c -> before.put(c.deadline().id(), c.deadline()));
        this.now.putAll(before);
        this.at = at;
        this.calendar = calendar;
    }

    /// Applies the step's effects to the clocks that are there; `from` is the state that is left.
    void take(Step step, String from) {
        if (!step.has(Effect.WAITS)) {
            change(from, deadline -> deadline.met(at));
        }
        if (step.has(Effect.PAUSES)) {
            now.replaceAll((_, deadline) -> deadline.pause(at));
        }
        if (step.has(Effect.RESUMES)) {
            now.replaceAll((_, deadline) -> deadline.resume(at, calendar));
        }
        if (step.has(Effect.MEETS_LIMIT)) {
            change(Deadline.HANDLING_LIMIT, deadline -> deadline.met(at));
        }
        if (step.has(Effect.UNMEETS_LIMIT)) {
            change(Deadline.HANDLING_LIMIT, Deadline::unmet);
        }
    }

    /// Lets the matter's own limit and the clock of the state that is come back to end later.
    void extend(Term more, String state) {
        change(Deadline.HANDLING_LIMIT, deadline -> deadline.extend(more, at, calendar));
        change(state, deadline -> deadline.extend(more, at, calendar));
    }

    /// Whether a clock of that name is there and not met.
    boolean runs(String clock) {
        return now.values().stream()
                .anyMatch(d -> d.clock().equals(clock) && d.metAt().isEmpty());
    }

    boolean knows(String clock) {
        return now.values().stream().anyMatch(d -> d.clock().equals(clock));
    }

    void begin(Clocked clocked) {
        begun.add(clocked);
    }

    List<Clocked> begun() {
        return begun;
    }

    List<Deadline> changed() {
        return now.values().stream()
                .filter(deadline -> !deadline.equals(before.get(deadline.id())))
                .toList();
    }

    /// Due instants that moved, each with its ground.
    List<Shift> shifts(String reason) {
        var shifts = new ArrayList<Shift>();
        before.forEach((id, old) -> {
            var due = now.getOrDefault(id, old).due();
            if (!due.equals(old.due())) {
                shifts.add(new Shift(id, at, old.due(), due, reason));
            }
        });
        return shifts;
    }

    private void change(String clock, UnaryOperator<Deadline> change) {
        now.replaceAll((_, deadline) -> deadline.clock().equals(clock) ? change.apply(deadline) : deadline);
    }
}
