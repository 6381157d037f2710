package org.xiucheng.decide.roster;

import java.time.LocalDate;
import org.springframework.stereotype.Service;
import org.xiucheng.kernel.Problem;
import org.xiucheng.kernel.access.Subject;
import org.xiucheng.kernel.roster.Cover;
import org.xiucheng.kernel.roster.Turn;
import org.xiucheng.kernel.roster.sql.SqlRosters;

/// Two of one unit change turns when both agree; the leader sees it in the roster and in the evidence.
@Service
public class SwapTurns {
    private final SqlRosters store;
    private final SqlSwaps swaps;
    private final KeepRoster keepRoster;
    private final RosterDesk desk;

    SwapTurns(SqlRosters store, SqlSwaps swaps, KeepRoster keepRoster, RosterDesk desk) {
        this.store = store;
        this.swaps = swaps;
        this.keepRoster = keepRoster;
        this.desk = desk;
    }

    /// One turn by its shift and day.
    public record Wish(String shift, LocalDate day) {}

    /// Offers one's own turn for another's; the code of the offer.
    ///
    /// @throws Problem `shift.absent`, `turn.absent`, `turn.over`, `swap.own`, `swap.unit`
    public String ask(Wish own, Wish other, Subject.Officer by) {
        var mine = keepRoster.turn(own.shift(), own.day());
        var theirs = keepRoster.turn(other.shift(), other.day());
        var as = holding(by, mine.post());
        if (!mine.unit().equals(theirs.unit()) || mine.post().equals(theirs.post())) {
            throw Problem.invalid("swap.unit", "Turns are swapped with another post of the same unit.", "/other");
        }
        var code = desk.code();
        var deed = desk.deed("roster.swap-asked", code);
        deed.entry().fact("own", words(mine)).fact("other", words(theirs));
        return desk.doing(by, as, deed, () -> {
            swaps.add(
                    new SqlSwaps.Swap(code, mine, theirs, by.person()),
                    desk.maker().now());
            return code;
        });
    }

    /// The other agrees or not; agreed, both turns change hands at once.
    ///
    /// @throws Problem `swap.absent`, `swap.decided`, `swap.stale`
    public void answer(String code, boolean agrees, Subject.Officer by) {
        var asked = swaps.find(code).orElseThrow(SwapTurns::absent);
        var as = by.holdings().stream()
                .filter(held ->
                        held.post().equals(asked.otherPost()) && !by.person().equals(asked.by()))
                .findFirst()
                .orElseThrow(SwapTurns::absent);
        var deed = desk.deed(agrees ? "roster.swap-agreed" : "roster.swap-declined", code);
        desk.doing(by, as, deed, () -> {
            var now = desk.maker().now();
            if (!swaps.answer(code, agrees, by.person(), now)) {
                throw Problem.conflict("swap.decided", "This is decided already.");
            }
            if (agrees) {
                standing(asked.shift(), asked.day(), asked.post());
                standing(asked.otherShift(), asked.otherDay(), asked.otherPost());
                var first = new Cover(asked.shift(), asked.day(), asked.otherPost());
                var second = new Cover(asked.otherShift(), asked.otherDay(), asked.post());
                store.add(desk.maker().id(), first, code, as.post(), now);
                store.add(desk.maker().id(), second, code, as.post(), now);
            }
            return true;
        });
    }

    private void standing(String shift, LocalDate day, String post) {
        if (!keepRoster.turn(shift, day).post().equals(post)) {
            throw Problem.conflict("swap.stale", "The roster has changed since; ask anew.");
        }
    }

    private static Subject.Holding holding(Subject.Officer by, String post) {
        return by.holdings().stream()
                .filter(held -> held.post().equals(post))
                .findFirst()
                .orElseThrow(() -> Problem.forbidden("swap.own", "Everybody offers their own turn."));
    }

    private static String words(Turn turn) {
        return turn.shift() + " " + turn.day() + " " + turn.post();
    }

    private static Problem absent() {
        return Problem.absent("swap.absent", "There is no such offer.");
    }
}
