package org.xiucheng.decide.score;

import java.time.Instant;
import org.springframework.stereotype.Service;
import org.xiucheng.kernel.Problem;
import org.xiucheng.kernel.access.Subject;
import org.xiucheng.kernel.evidence.Entry;
import org.xiucheng.sense.mask.FindTraces;
import org.xiucheng.sense.report.CheckText;

/// Contests what a road was given before everyone sees it, and decides on that: the units that have a stake may
/// contest once, and somebody without one, who did not look at the road either, decides.
@Service
public class ContestMark {
    private static final int REASON = 1_000;

    private final SqlMarks marks;
    private final SqlRounds rounds;
    private final Stakes stakes;
    private final RunRounds.Desk desk;

    ContestMark(SqlMarks marks, SqlRounds rounds, Stakes stakes, RunRounds.Desk desk) {
        this.marks = marks;
        this.rounds = rounds;
        this.stakes = stakes;
        this.desk = desk;
    }

    /// Contests it.
    ///
    /// @throws Problem `score.absent`, `score.reason`, `score.personal`, `length.max`, `score.contested` where
    /// it was
    /// before or its days are over
    public void contest(String code, String reason, Subject.Officer by) {
        var now = desk.maker().now();
        var mark = marks.find(code).orElseThrow(ContestMark::absent);
        var as = stakes.contesting(mark.road(), by, now).orElseThrow(ContestMark::absent);
        check(reason);
        desk.transactions().executeWithoutResult(_ -> {
            if (!marks.contest(mark.id(), new Mark.Contest(by.person(), as.unit(), reason, now))) {
                throw Problem.conflict("score.contested", "It was contested before, or its days are over.");
            }
            desk.entries()
                    .add(entry("score.contested", mark, as)
                            .commit("reason", reason)
                            .sealed(desk.maker().id()));
        });
    }

    /// Decides it.
    ///
    /// @param stands false sets the band aside: nothing is said then
    /// @throws Problem `score.absent`, `score.stake`, `score.reason`, `score.decided` where nothing is
    /// contested or it
    /// was decided before
    public void decide(String code, boolean stands, String reason, Subject.Officer by) {
        var now = desk.maker().now();
        var mark = marks.find(code).orElseThrow(ContestMark::absent);
        var as = deciding(mark, by, now);
        check(reason);
        desk.transactions().executeWithoutResult(_ -> {
            if (!marks.decide(mark.id(), by.person(), new Mark.Ruling(as.unit(), stands, reason, now))) {
                throw Problem.conflict("score.decided", "Nothing is contested here, or it was decided before.");
            }
            desk.entries()
                    .add(entry("score.decided", mark, as)
                            .fact("stands", stands)
                            .commit("reason", reason)
                            .sealed(desk.maker().id()));
        });
    }

    /// To whoever neither contests nor decides it is not there.
    private Subject.Holding deciding(Mark mark, Subject.Officer by, Instant now) {
        if (stakes.contesting(mark.road(), by, now).isPresent()
                || rounds.looked(mark.round(), mark.road(), by.person())) {
            throw Problem.forbidden(
                    "score.stake", "Somebody who has no stake in the road and did not look at it decides.");
        }
        return stakes.deciding(mark.road(), by, now).orElseThrow(ContestMark::absent);
    }

    private Entry.Draft entry(String kind, Mark mark, Subject.Holding as) {
        return Entry.of(kind, desk.maker().now(), desk.maker().random())
                .fact("mark", mark.code())
                .fact("road", mark.road())
                .fact("aim", mark.aim())
                .fact("unit", as.unit())
                .fact("post", as.post());
    }

    private static void check(String reason) {
        CheckText.check(reason, REASON, "/reason");
        if (reason.isBlank()) {
            throw Problem.invalid("score.reason", "Say why.", "/reason");
        }
        if (!FindTraces.in(reason).isEmpty()) {
            throw Problem.invalid("score.personal", "It looks like personal data, which has no place here.", "/reason");
        }
    }

    private static Problem absent() {
        return Problem.absent("score.absent", "There is no such score.");
    }
}
