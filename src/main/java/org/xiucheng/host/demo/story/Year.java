package org.xiucheng.host.demo.story;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.PriorityQueue;
import java.util.UUID;
import org.xiucheng.host.Progress;
import org.xiucheng.host.demo.ground.Dice;
import org.xiucheng.kernel.access.Subject;
import org.xiucheng.kernel.calendar.Deadline;
import org.xiucheng.kernel.evidence.Entry;
import org.xiucheng.kernel.matter.By;
import org.xiucheng.kernel.matter.Effect;
import org.xiucheng.kernel.matter.Outcome;
import org.xiucheng.kernel.matter.Step;

/// Lives through the year in order: reports come in, officers act, clocks run out, until now.
///
/// Every step is asked of the kernel, and one that it refuses stops the telling: the story must be lawful to
/// the last act.
final class Year {
    private static final List<Duration> LEVELS = List.of(Duration.ZERO, Duration.ofDays(1), Duration.ofDays(3));
    private static final Duration LOOK = Duration.ofSeconds(3);
    private static final int EVERY = 250;

    private record Event(Instant at, long order, Runnable what) {}

    private final Works works;
    private final Cast cast;
    private final Conduct conduct;
    private final Instant end;
    private final Dice dice;
    private final List<Tale> tales = new ArrayList<>();
    private final PriorityQueue<Event> ahead =
            new PriorityQueue<>(Comparator.comparing(Event::at).thenComparingLong(Event::order));
    private long order;

    Year(Works works, Cast cast, Instant end, Dice dice) {
        this.works = works;
        this.cast = cast;
        this.conduct = new Conduct(works.packs().calendar(), end, dice);
        this.end = end;
        this.dice = dice;
    }

    /// All matters that began with these reports, as they stand at the end of the year.
    List<Tale> told(List<Voice> voices, Progress progress) {
        voices.forEach(voice -> when(voice.at(), () -> open(voice)));
        while (!ahead.isEmpty()) {
            var event = ahead.poll();
            works.clock().move(event.at());
            event.what().run();
            if (tales.size() % EVERY == 0) {
                progress.count("Reports of the past year", tales.size(), voices.size());
            }
        }
        progress.count("Reports of the past year", tales.size(), voices.size());
        return tales;
    }

    private void when(Instant at, Runnable what) {
        if (!at.isAfter(end)) {
            ahead.add(new Event(at, order++, what));
        }
    }

    private void open(Voice voice) {
        var draft = voice.draft();
        var plan = works.planIntake().plan(draft.category(), draft.where(), voice.at());
        var opening = works.compose()
                .opening(draft, plan, new Subject.Anyone(), works.maker().now(), Optional.empty());
        var tale = new Tale(voice, opening);
        tales.add(tale);
        watch(tale, opening.clock().deadline());
        goOn(tale);
    }

    private void goOn(Tale tale) {
        var revision = tale.matter().revision();
        conduct.next(tale)
                .ifPresent(next -> when(next.at(), () -> {
                    if (tale.matter().revision() == revision) {
                        act(tale, next.verb());
                    }
                }));
    }

    private void act(Tale tale, String verb) {
        var step = step(tale, verb);
        cast.act(step, tale, works.clock().instant()).ifPresent(act -> {
            var now = works.maker().now();
            switch (works.law().judge(tale.matter(), act, now)) {
                case Outcome.Refused(var why) -> {
                    if (!verb.equals("dispute")) {
                        throw new IllegalStateException(
                                "%s in %s: %s".formatted(verb, tale.matter().state(), why.detail()));
                    }
                }
                case Outcome.Moved moved -> {
                    var moving = works.move().moving(tale.matter(), moved, act, rating(verb), tale.clocks());
                    tale.take(moving);
                    moving.begun().forEach(clocked -> watch(tale, clocked.deadline()));
                    if (step.has(Effect.RESUMES) || step.has(Effect.UNMEETS_LIMIT)) {
                        moving.changed().forEach(deadline -> watch(tale, deadline));
                    }
                    goOn(tale);
                }
            }
        });
    }

    private Step step(Tale tale, String verb) {
        return tale.matter().procedure().from(tale.matter().state()).stream()
                .filter(step -> step.verb().equals(verb))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(
                        "no " + verb + " from " + tale.matter().state()));
    }

    private OptionalInt rating(String verb) {
        return verb.equals("confirm") && dice.happens(0.8)
                ? OptionalInt.of(1 + dice.weighted(2, 3, 9, 32, 54))
                : OptionalInt.empty();
    }

    /// Looks again just after the clock runs out, as the scan does.
    private void watch(Tale tale, Deadline deadline) {
        if (deadline.metAt().isEmpty() && deadline.pausedAt().isEmpty() && deadline.level() < LEVELS.size()) {
            var due = deadline.due().plus(LEVELS.get(deadline.level()));
            var at = due.isBefore(works.clock().instant()) ? works.clock().instant() : due;
            when(at.plus(LOOK), () -> passed(tale, deadline.id(), deadline.due()));
        }
    }

    private void passed(Tale tale, UUID id, Instant due) {
        var deadline = tale.clock(id).orElseThrow();
        if (!deadline.due().equals(due) || !deadline.overdueAt(works.clock().instant())) {
            return;
        }
        var matter = tale.matter();
        var lapse = matter.procedure().lapse(matter.state()).filter(step -> step.by() == By.CLOCK);
        if (lapse.isPresent() && deadline.clock().equals(matter.state())) {
            act(tale, lapse.get().verb());
        } else {
            tell(tale, deadline);
        }
    }

    private void tell(Tale tale, Deadline deadline) {
        var now = works.maker().now();
        var matter = tale.matter();
        var level = deadline.level() + 1;
        if (level > LEVELS.size() || now.isBefore(deadline.due().plus(LEVELS.get(level - 1)))) {
            return;
        }
        var unit = works.supervisors()
                .at(level, matter.location().areas(), matter.concern().about(), now)
                .orElse(matter.lead().unit());
        var entry = Entry.of("deadline.passed", now, works.maker().random())
                .fact("number", matter.number().text())
                .fact("clock", deadline.clock())
                .fact("due", deadline.due().toString())
                .fact("level", level)
                .fact("lead", matter.lead().unit())
                .fact("told", unit)
                .sealed(works.maker().id());
        var escalated = deadline.escalated();
        tale.tell(new Tale.Told(deadline.id(), level, now, unit, entry), escalated);
        watch(tale, escalated);
    }
}
