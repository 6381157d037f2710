package org.xiucheng.host.demo.story;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.xiucheng.host.demo.ground.Dice;
import org.xiucheng.kernel.calendar.Deadline;
import org.xiucheng.kernel.calendar.Term;
import org.xiucheng.kernel.calendar.WorkCalendar;

/// How people in the district tend to act, and how long they take: mostly well, sometimes late, now and then
/// not at all.
final class Conduct {
    /// What will be done next, unless something else happens first.
    record Next(String verb, Instant at) {}

    private final WorkCalendar calendar;
    private final Instant end;
    private final Dice dice;

    Conduct(WorkCalendar calendar, Instant end, Dice dice) {
        this.calendar = calendar;
        this.end = end;
        this.dice = dice;
    }

    /// What is done in the state that the matter is now in; empty where everybody waits for the clock, or
    /// forever.
    Optional<Next> next(Tale tale) {
        var since = tale.matter().since();
        var hold = tale.voice.hold();
        if (hold.isPresent()) {
            return straight(tale.matter().state(), hold.get(), since);
        }
        return switch (tale.matter().state()) {
            case "received" -> next(dice.happens(0.035) ? "refuse" : "file", desk(tale, since, 45));
            case "filed" -> next("dispatch", desk(tale, since, 25));
            case "dispatched" -> next(returns(tale) ? "return" : "accept", desk(tale, since, 75));
            case "arbitration" -> next("assign", working(since, 360));
            case "assigned" -> next("accept", desk(tale, since, 75));
            case "handling" -> handling(tale, since);
            case "pausing" -> next(dice.happens(0.9) ? "allow" : "deny", working(since, 120));
            case "extending" -> next(dice.happens(0.8) ? "extend" : "deny", working(since, 200));
            case "paused" ->
                dice.happens(0.85) ? next("resume", working(since, 8 * 60 * (1 + dice.below(8)))) : Optional.empty();
            case "handled" -> next(dice.happens(0.06) ? "rework" : "verify", working(since, 240));
            case "verified" -> verified(since);
            case "disputed" -> next(dice.happens(0.62) ? "reopen" : "uphold", working(since, 700));
            case "contested" -> next(dice.happens(0.4) ? "reopen" : "uphold", working(since, 700));
            case "closed" -> dice.happens(0.006) ? next("dispute", awake(since, 120)) : Optional.empty();
            case "unconfirmed" -> dice.happens(0.02) ? next("dispute", awake(since, 200)) : Optional.empty();
            case "refused" -> dice.happens(0.1) ? next("dispute", awake(since, 60)) : Optional.empty();
            default -> Optional.empty();
        };
    }

    /// On the shortest way, a few minutes a step, to the state in which it shall rest.
    private Optional<Next> straight(String state, String hold, Instant since) {
        if (state.equals(hold)) {
            return Optional.empty();
        }
        var at = since.plus(minutes(1 + dice.below(3)));
        return switch (state) {
            case "received" -> next("file", at);
            case "filed" -> next("dispatch", at);
            case "dispatched" -> next(hold.equals("arbitration") ? "return" : "accept", at);
            case "handling" -> next("finish", at);
            case "handled" -> next("verify", at);
            case "verified" -> next("dispute", at);
            default -> Optional.empty();
        };
    }

    private Optional<Next> handling(Tale tale, Instant since) {
        if (since.isAfter(end.minus(Duration.ofDays(45))) && dice.happens(0.035)) {
            return Optional.empty();
        }
        var limit = tale.clock(Deadline.HANDLING_LIMIT).orElseThrow();
        if (!urgent(limit) && tale.moves.size() < 6 && dice.happens(0.05)) {
            var extended = tale.matter().lastActors().containsKey("extend");
            return next(dice.happens(0.7) || extended ? "pause" : "ask-extension", working(since, 200));
        }
        var allowed = Duration.between(limit.start(), limit.due()).toMinutes();
        var target = limit.start().plus(minutes(allowed * spread(0.42, 0.62)));
        if (urgent(limit)) {
            var earliest = since.plus(minutes(6 + dice.below(20)));
            return next("finish", target.isBefore(earliest) ? earliest : target);
        }
        var soonest = working(since, 90);
        return next(
                "finish",
                target.isBefore(soonest) ? soonest : calendar.plusWorking(target, minutes(1 + dice.below(60))));
    }

    private boolean returns(Tale tale) {
        var wrong = !tale.matter().category().equals(Optional.of(tale.voice.truth()));
        return dice.happens(wrong ? 0.8 : tale.matter().bounces() > 0 ? 0.12 : 0.025);
    }

    /// Half of the reporters answer; of those few are unhappy.
    private Optional<Next> verified(Instant since) {
        var draw = dice.share();
        if (draw < 0.045) {
            return next("dispute", awake(since, 20));
        }
        return draw < 0.58 ? next("confirm", awake(since, 16)) : Optional.empty();
    }

    /// A desk acts in working time, or at once where minutes count.
    private Instant desk(Tale tale, Instant since, int minutes) {
        return tale.clock(Deadline.HANDLING_LIMIT).filter(Conduct::urgent).isPresent() || emergency(tale)
                ? since.plus(minutes(3 + dice.below(15)))
                : working(since, minutes);
    }

    private static boolean emergency(Tale tale) {
        var code = tale.voice.truth();
        return code.system().endsWith("-events") && code.code().startsWith("04");
    }

    private static boolean urgent(Deadline limit) {
        return limit.term() instanceof Term.UrgentHours || limit.term() instanceof Term.UrgentDays;
    }

    private Instant working(Instant since, int median) {
        return calendar.plusWorking(since, minutes(1 + median * spread(1, 0.7)));
    }

    /// After about so many hours, when people are awake.
    private Instant awake(Instant since, int hours) {
        var at = since.plus(minutes(60 * hours * spread(1, 0.8))).atZone(calendar.zone());
        var hour = at.getHour();
        return (hour >= 8 && hour < 22 ? at : at.plusHours(hour < 8 ? 8 - hour : 32 - hour)).toInstant();
    }

    private double spread(double median, double sigma) {
        return median * StrictMath.exp(sigma * dice.bell());
    }

    private static Duration minutes(double minutes) {
        return Duration.ofSeconds((long) (60 * minutes));
    }

    private static Optional<Next> next(String verb, Instant at) {
        return Optional.of(new Next(verb, at));
    }
}
