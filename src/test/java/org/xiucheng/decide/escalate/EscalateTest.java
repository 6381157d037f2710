package org.xiucheng.decide.escalate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.xiucheng.decide.act.ActRequest;
import org.xiucheng.decide.act.PerformAct;
import org.xiucheng.kernel.Problem;
import org.xiucheng.testkit.Journey;
import org.xiucheng.testkit.SmallCity;
import org.xiucheng.testkit.TestClock;

class EscalateTest {
    /// A Monday at ten in the morning in Shanghai.
    private final TestClock clock = new TestClock(Instant.parse("2026-03-02T02:00:00Z"));

    private SmallCity city;

    @BeforeEach
    void open() {
        city = SmallCity.at(clock);
    }

    @AfterEach
    void close() {
        city.close();
    }

    @Test
    void tellsEachLevelExactlyOnceHoweverManyScan() throws Exception {
        for (var i = 0; i < 20; i++) {
            Journey.begin(city);
        }
        clock.advance(Duration.ofDays(2));
        scanAtOnce(8);
        assertThat(told(1)).isEqualTo(20);
        assertThat(told(2)).isEqualTo(20);
        assertThat(told(3)).isZero();
        clock.advance(Duration.ofDays(400));
        scanAtOnce(8);
        assertThat(told(3)).isEqualTo(20);
        assertThat(city.part(Escalate.class).scan()).isZero();
    }

    @Test
    void tellsNobodyBeforeTheTermIsOver() {
        Journey.begin(city);
        clock.advance(Duration.ofHours(4));
        assertThat(city.part(Escalate.class).scan()).isZero();
        clock.advance(Duration.ofHours(-300));
        assertThat(city.part(Escalate.class).scan()).isZero();
    }

    @Test
    void closesAMatterAsUnconfirmedWhenTheReporterIsSilent() {
        var journey = Journey.begin(city).toVerified();
        clock.advance(Duration.ofDays(9));
        city.part(Escalate.class).scan();
        assertThat(journey.state()).isEqualTo("unconfirmed");
        journey.reporter(Journey.ground("dispute", "came-back"));
        assertThat(journey.state()).isEqualTo("disputed");
    }

    @Test
    void neverChangesTheStateBecauseATermPassed() {
        var journey = Journey.begin(city).toDispatched();
        clock.advance(Duration.ofDays(60));
        city.part(Escalate.class).scan();
        assertThat(journey.state()).isEqualTo("dispatched");
        assertThat(told(1)).isEqualTo(2);
    }

    /// The scan saw the matter before somebody acted on it: its step is stale, whatever state it is in by now.
    @Test
    void theClockDoesNothingToAMatterThatMovedSinceItWasSeen() {
        var journey = Journey.begin(city).toVerified();
        var seen = journey.matter();
        journey.reporter(ActRequest.plain("confirm"));
        var late = clock.instant().minusSeconds(60);
        var lapse = catchThrowableOfType(
                Problem.class, () -> city.part(PerformAct.class).lapse(seen.number(), "lapse", late, seen.revision()));
        assertThat(lapse.code()).isEqualTo("act.stale");
        assertThat(journey.state()).isEqualTo("closed");
    }

    private void scanAtOnce(int scanners) throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var scans = new ArrayList<Callable<Integer>>();
            for (var i = 0; i < scanners; i++) {
                scans.add(() -> city.part(Escalate.class).scan());
            }
            for (var scan : threads.invokeAll(scans)) {
                scan.get();
            }
        }
        city.part(Escalate.class).scan();
    }

    private long told(int level) {
        return city.sql()
                .sql("select count(*) from calendar.escalation where level = :level")
                .param("level", level)
                .query(Long.class)
                .single();
    }
}
