package org.xiucheng.decide.roster;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.xiucheng.kernel.Problem;
import org.xiucheng.kernel.access.Subject;
import org.xiucheng.kernel.party.Post;
import org.xiucheng.kernel.roster.Absence;
import org.xiucheng.kernel.roster.Cover;
import org.xiucheng.kernel.roster.Hours;
import org.xiucheng.kernel.roster.Shift;
import org.xiucheng.kernel.roster.Span;
import org.xiucheng.kernel.roster.Turn;
import org.xiucheng.kernel.roster.sql.SqlRosters;

/// Changes a unit's roster: its leader plans, everybody says when they are away, and each change lies in the
/// evidence. Who was on duty before now stays as it was.
@Service
public class KeepRoster {
    private static final RosterLimits LIMITS = RosterLimits.USUAL;

    private final SqlRosters store;
    private final RosterDesk desk;

    KeepRoster(SqlRosters store, RosterDesk desk) {
        this.store = store;
        this.desk = desk;
    }

    /// What a leader plans.
    public record Plan(String unit, String post, Hours hours, LocalDate first, Optional<LocalDate> last) {}

    /// A new shift of the unit; its code.
    ///
    /// @throws Problem `roster.leader`, `post.absent`, `roster.past`, `roster.full`
    public String plan(Plan plan, Subject.Officer by) {
        var as = desk.leader(by, plan.unit());
        own(plan.post(), plan.unit());
        if (plan.first().isBefore(today())
                || plan.last().filter(plan.first()::isAfter).isPresent()) {
            throw Problem.invalid("roster.past", "A shift begins today or later, and ends after it begins.", "/first");
        }
        if (desk.manning().get().roster().shifts(plan.unit()).stream()
                        .filter(shift -> shift.last().filter(today()::isAfter).isEmpty())
                        .count()
                >= LIMITS.shifts()) {
            throw Problem.conflict("roster.full", "The unit has as many shifts as a roster holds.");
        }
        var code = desk.code();
        var shift = new Shift(code, plan.unit(), plan.post(), plan.hours(), plan.first(), plan.last());
        var deed = desk.deed("roster.planned", code);
        deed.entry()
                .fact("for", plan.post())
                .fact("first", plan.first().toString())
                .fact("hours", words(plan.hours()));
        return desk.doing(by, as, deed, () -> {
            store.add(shift, as.post(), desk.maker().now());
            return code;
        });
    }

    /// The shift has its last turn on that day.
    ///
    /// @throws Problem `shift.absent`, `roster.leader`, `roster.past`
    public void end(String code, LocalDate last, Subject.Officer by) {
        var shift = shift(code);
        var as = desk.leader(by, shift.unit());
        if (last.isBefore(today().minusDays(1))) {
            throw Problem.invalid("roster.past", "Who was on duty before now stays as it was.", "/last");
        }
        var deed = desk.deed("roster.ended", code);
        deed.entry().fact("last", last.toString());
        desk.doing(by, as, deed, () -> store.end(code, last));
    }

    /// Another post takes the shift on that day.
    ///
    /// @throws Problem `shift.absent`, `turn.absent`, `turn.over`, `post.absent`, `roster.leader`
    public void cover(String code, LocalDate day, String post, Subject.Officer by) {
        var shift = shift(code);
        var as = desk.leader(by, shift.unit());
        turn(code, day);
        own(post, shift.unit());
        var deed = desk.deed("roster.covered", code);
        deed.entry().fact("day", day.toString()).fact("for", post);
        desk.doing(by, as, deed, () -> {
            store.add(
                    desk.maker().id(),
                    new Cover(code, day, post),
                    null,
                    as.post(),
                    desk.maker().now());
            return true;
        });
    }

    /// At which hours the unit must have somebody on duty.
    ///
    /// @throws Problem `roster.leader`
    public void demand(String unit, Hours hours, Subject.Officer by) {
        var as = desk.leader(by, unit);
        var deed = desk.deed("roster.demanded", unit);
        deed.entry().fact("hours", words(hours));
        desk.doing(by, as, deed, () -> {
            store.demand(unit, hours, as.post(), desk.maker().now());
            return true;
        });
    }

    /// Whoever holds the post is away in that time: said by themselves or by the leader of the unit.
    ///
    /// @throws Problem `post.absent`, `roster.leader`, `absence.range`, `post.vacant`
    public void away(String post, Instant from, Instant to, Subject.Officer by) {
        var now = desk.maker().now();
        var as = self(post, by);
        if (from.isBefore(now) || !to.isAfter(from) || to.isAfter(from.plus(LIMITS.absence()))) {
            throw Problem.invalid("absence.range", "An absence begins now or later and has an end.", "/to");
        }
        var person = holder(post, now);
        var deed = desk.deed("roster.away", post);
        deed.entry().fact("from", from.toString()).fact("to", to.toString()).commit("person", person.toString());
        desk.doing(by, as, deed, () -> {
            store.add(desk.maker().id(), new Absence(person, new Span(from, to)), by.person(), now);
            return true;
        });
    }

    /// They are there again, or will not be away after all.
    ///
    /// @throws Problem `post.absent`, `roster.leader`, `post.vacant`
    public void back(String post, Subject.Officer by) {
        var now = desk.maker().now();
        var as = self(post, by);
        var person = holder(post, now);
        var deed = desk.deed("roster.back", post);
        deed.entry().commit("person", person.toString());
        desk.doing(by, as, deed, () -> store.back(person, now));
    }

    /// A turn that is not over. @throws Problem `shift.absent`, `turn.absent`, `turn.over`
    Turn turn(String code, LocalDate day) {
        var manning = desk.manning().get();
        var turn = manning.roster()
                .turn(shift(code), day, manning.calendar())
                .orElseThrow(() -> Problem.absent("turn.absent", "The shift has no turn on that day."));
        var now = desk.maker().now();
        if (!turn.time().to().isAfter(now) || turn.time().from().isAfter(now.plus(LIMITS.ahead()))) {
            throw Problem.conflict("turn.over", "The turn is over, or too far ahead.");
        }
        return turn;
    }

    private Shift shift(String code) {
        return desk.manning()
                .get()
                .roster()
                .shift(code)
                .orElseThrow(() -> Problem.absent("shift.absent", "There is no such shift."));
    }

    private void own(String post, String unit) {
        var known = desk.manning().get().parties().post(post).map(Post::unit);
        if (known.filter(unit::equals).isEmpty()) {
            throw noPost();
        }
    }

    private Subject.Holding self(String post, Subject.Officer by) {
        var unit = desk.manning().get().parties().post(post).map(Post::unit).orElseThrow(KeepRoster::noPost);
        return by.holdings().stream()
                .filter(held -> held.post().equals(post))
                .findFirst()
                .orElseGet(() -> desk.leader(by, unit));
    }

    private UUID holder(String post, Instant now) {
        return desk.manning()
                .get()
                .parties()
                .holder(post, now)
                .orElseThrow(() -> Problem.conflict("post.vacant", "Nobody holds that post."))
                .id();
    }

    private LocalDate today() {
        return desk.manning().get().calendar().dayOf(desk.maker().now());
    }

    private static String words(Hours hours) {
        return "%s %s %s-%s"
                .formatted(
                        hours.days().key(),
                        hours.weekdays().stream()
                                .map(day -> day.getValue())
                                .sorted()
                                .toList(),
                        hours.from(),
                        hours.to());
    }

    private static Problem noPost() {
        return Problem.absent("post.absent", "There is no such post.");
    }
}
