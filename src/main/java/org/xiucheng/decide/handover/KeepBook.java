package org.xiucheng.decide.handover;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.xiucheng.decide.roster.RosterDesk;
import org.xiucheng.kernel.Problem;
import org.xiucheng.kernel.access.Subject;
import org.xiucheng.kernel.roster.HandOver;
import org.xiucheng.kernel.roster.Turn;
import org.xiucheng.sense.mask.FindTraces;
import org.xiucheng.sense.report.CheckText;

/// Whoever leaves a watch says what no list says, and whoever comes takes it over: never the same person.
@Service
public class KeepBook {
    private static final BookLimits LIMITS = BookLimits.USUAL;

    private final SqlBook book;
    private final RosterDesk desk;

    KeepBook(SqlBook book, RosterDesk desk) {
        this.book = book;
        this.desk = desk;
    }

    /// Adds a note to one's own turn, from shortly before its end until somebody has taken it over. Notes speak
    /// of things, not of people: what reads like a telephone, an identity card or a plate is refused.
    ///
    /// @throws Problem `turn.absent`, `handover.own`, `handover.early`, `handover.none`, `handover.taken`,
    ///     `handover.note`, `handover.personal`, `handover.full`
    public void note(String shift, LocalDate day, String text, Subject.Officer by) {
        var now = desk.maker().now();
        var turn = turn(shift, day);
        var as = own(turn, by);
        worded(text);
        timely(turn, now);
        var deed = desk.deed("handover.noted", shift);
        deed.entry().fact("day", day.toString()).commit("text", text);
        desk.doing(by, as, deed, () -> {
            if (book.find(shift, day).flatMap(SqlBook.Kept::takenAt).isPresent()) {
                throw taken();
            }
            if (book.notes(shift, day).size() >= LIMITS.notes()) {
                throw Problem.conflict("handover.full", "A turn has at most ten notes.");
            }
            book.note(desk.maker().id(), turn, by.person(), text, now);
            return true;
        });
    }

    /// Takes it over: a member of the unit, or whoever was called about it, but not who leaves.
    ///
    /// @throws Problem `handover.absent`, `four-eyes`, `handover.taken`
    public void acknowledge(String code, Subject.Officer by) {
        var now = desk.maker().now();
        var kept = book.find(code).orElseThrow(KeepBook::absent);
        var as = through(kept, by).orElseThrow(KeepBook::absent);
        if (kept.person().filter(by.person()::equals).isPresent()) {
            throw Problem.forbidden("four-eyes", "Whoever leaves does not take over.");
        }
        var deed = desk.deed("handover.acknowledged", code);
        deed.entry().fact("seconds", Duration.between(kept.at(), now).toSeconds());
        desk.doing(by, as, deed, () -> {
            if (!book.acknowledge(code, by.person(), as, now)) {
                throw taken();
            }
            return true;
        });
    }

    /// The post by which somebody may take it over.
    public Optional<Subject.Holding> through(SqlBook.Kept kept, Subject.Officer by) {
        return RosterDesk.member(by, kept.unit())
                .or(() -> by.holdings().stream().findFirst().filter(_ -> book.called(kept.code(), by.person())));
    }

    private Turn turn(String code, LocalDate day) {
        var manning = desk.manning().get();
        return manning.roster()
                .shift(code)
                .flatMap(shift -> manning.roster().turn(shift, day, manning.calendar()))
                .orElseThrow(() -> Problem.absent("turn.absent", "The shift has no turn on that day."));
    }

    private static Subject.Holding own(Turn turn, Subject.Officer by) {
        return by.holdings().stream()
                .filter(held -> held.post().equals(turn.post()))
                .findFirst()
                .orElseThrow(() -> Problem.forbidden("handover.own", "Everybody writes at the end of their own turn."));
    }

    private static void worded(String text) {
        CheckText.check(text, LIMITS.note(), "/text");
        if (text.isBlank()) {
            throw Problem.invalid("handover.note", "Say what the next should know.", "/text");
        }
        if (!FindTraces.in(text).isEmpty()) {
            throw Problem.invalid("handover.personal", "Leave out telephone numbers and the like.", "/text");
        }
    }

    private void timely(Turn turn, Instant now) {
        var end = turn.time().to();
        if (now.isBefore(end.minus(LIMITS.early())) || now.isAfter(end.plus(LIMITS.back()))) {
            throw Problem.conflict("handover.early", "Notes are written around the end of a turn.");
        }
        if (HandOver.of(turn, desk.manning().get()).isEmpty()) {
            throw Problem.conflict("handover.none", "The same post goes on; nothing is handed over.");
        }
    }

    private static Problem taken() {
        return Problem.conflict("handover.taken", "Somebody has taken this over.");
    }

    private static Problem absent() {
        return Problem.absent("handover.absent", "There is no such hand-over.");
    }
}
