package org.xiucheng.kernel.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.xiucheng.kernel.calendar.ShippedCalendars.CHINA;

import java.time.Instant;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.xiucheng.kernel.calendar.Deadline.Standing;

class DeadlineTest {
    private static final long SEED = 77;

    @ParameterizedTest
    @CsvSource({
        // paused for a day: what was left is left
        "8 work hours,    2026-03-04T08:00, 2026-03-04T10:00, 2026-03-05T10:00, 2026-03-05T18:00",
        "4 urgent hours,  2026-03-04T08:00, 2026-03-04T09:00, 2026-03-04T19:00, 2026-03-04T22:00",
        "5 work days,     2026-03-02T10:00, 2026-03-04T10:00, 2026-03-11T10:00, 2026-03-16T18:00",
        // paused and resumed on one day: nothing is gained
        "5 work days,     2026-03-02T10:00, 2026-03-04T10:00, 2026-03-04T17:00, 2026-03-09T18:00",
        // paused on the last day: the day of resuming is the last, or the next if it is over
        "1 work day,      2026-03-04T10:00, 2026-03-05T10:00, 2026-03-10T10:00, 2026-03-10T18:00",
        "1 work day,      2026-03-04T10:00, 2026-03-05T10:00, 2026-03-10T19:00, 2026-03-11T18:00",
        "1 work day,      2026-03-04T10:00, 2026-03-05T10:00, 2026-03-07T10:00, 2026-03-09T18:00",
        "10 natural days, 2026-03-02T10:00, 2026-03-05T10:00, 2026-03-15T10:00, 2026-03-24T00:00",
        "15 statutory days, 2026-03-02T10:00, 2026-03-05T10:00, 2026-03-05T11:00, 2026-03-18T00:00",
    })
    void resumesWithWhatWasLeft(String term, String start, String paused, String resumed, String due) {
        var deadline = begin(Term.parse(term), ShippedCalendars.at(CHINA, start));
        var again =
                deadline.pause(ShippedCalendars.at(CHINA, paused)).resume(ShippedCalendars.at(CHINA, resumed), CHINA);
        assertThat(ShippedCalendars.local(CHINA, again.due())).isEqualTo(due);
        assertThat(again.start()).isEqualTo(deadline.start());
    }

    @Test
    void aPauseNeitherShortensNorLengthensTheTimeToWork() {
        var random = new Random(SEED);
        for (var i = 0; i < 300; i++) {
            var deadline = begin(new Term.WorkHours(random.nextInt(1, 80)), ShippedCalendars.moment(random));
            var paused = deadline.start().plusSeconds(random.nextInt(1_000_000));
            var resumed = paused.plusSeconds(random.nextInt(1_000_000));
            var again = deadline.pause(paused).resume(resumed, CHINA);
            if (paused.isAfter(deadline.due())) {
                assertThat(again.due()).as("seed %d, try %d", SEED, i).isEqualTo(deadline.due());
            } else {
                assertThat(CHINA.workingBetween(resumed, again.due()))
                        .as("seed %d, try %d", SEED, i)
                        .isEqualTo(CHINA.workingBetween(paused, deadline.due()));
            }
        }
    }

    @Test
    void resumingNeverBringsADueInstantForward() {
        var random = new Random(SEED + 1);
        for (var i = 0; i < 500; i++) {
            var keys = new String[] {"urgent-hours", "urgent-days", "work-days", "statutory-days", "natural-days"};
            var deadline =
                    begin(Term.of(keys[i % keys.length], random.nextInt(1, 20)), ShippedCalendars.moment(random));
            var paused = deadline.start().plusSeconds(random.nextInt(2_000_000));
            var again = deadline.pause(paused).resume(paused.plusSeconds(random.nextInt(2_000_000)), CHINA);
            assertThat(again.due())
                    .as("%s, seed %d, try %d", deadline.term(), SEED + 1, i)
                    .isAfterOrEqualTo(deadline.due());
            assertThat(again.pausedAt()).isEmpty();
        }
    }

    @Test
    void whatHadRunOutStaysRunOut() {
        var deadline = begin(new Term.UrgentHours(1), Instant.parse("2026-03-04T00:00:00Z"));
        var late = Instant.parse("2026-03-04T02:00:00Z");
        var again = deadline.pause(late).resume(late.plusSeconds(86_400), CHINA);
        assertThat(again).isEqualTo(deadline);
        assertThat(again.overdueAt(late.plusSeconds(86_400))).isTrue();
    }

    @Test
    void standsAsItsHistorySays() {
        var start = Instant.parse("2026-03-04T00:00:00Z");
        var deadline = begin(new Term.UrgentHours(2), start);
        var due = deadline.due();
        assertThat(deadline.standingAt(due)).isEqualTo(Standing.RUNNING);
        assertThat(deadline.standingAt(due.plusMillis(1))).isEqualTo(Standing.OVERDUE);
        assertThat(deadline.pause(start).standingAt(due.plusMillis(1))).isEqualTo(Standing.PAUSED);
        assertThat(deadline.met(due).metLate()).isFalse();
        assertThat(deadline.met(due.plusMillis(1)).metLate()).isTrue();
        assertThat(deadline.met(due).met(due.plusSeconds(5)).metAt()).contains(due);
    }

    @Test
    void workThatWasNotDoneRunsOnTowardsTheOldInstant() {
        var deadline = begin(new Term.WorkDays(3), Instant.parse("2026-03-04T00:00:00Z"));
        var redone = deadline.met(deadline.start().plusSeconds(60)).unmet();
        assertThat(redone).isEqualTo(deadline);
    }

    @Test
    void pausingTwiceAndResumingWithoutAPauseChangeNothing() {
        var deadline = begin(new Term.WorkDays(3), Instant.parse("2026-03-04T00:00:00Z"));
        var paused = deadline.pause(deadline.start());
        assertThat(paused.pause(deadline.start().plusSeconds(9))).isEqualTo(paused);
        assertThat(deadline.resume(deadline.start().plusSeconds(9), CHINA)).isEqualTo(deadline);
        assertThat(deadline.escalated().level()).isEqualTo(1);
    }

    private static Deadline begin(Term term, Instant start) {
        return Deadline.begin(new UUID(0, 1), new UUID(0, 2), "handling", term, start, CHINA);
    }
}
