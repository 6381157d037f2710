package org.xiucheng.serve.figure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.xiucheng.testkit.Journey.because;
import static org.xiucheng.testkit.Journey.done;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.xiucheng.decide.act.ActRequest;
import org.xiucheng.testkit.ApiClient;
import org.xiucheng.testkit.Journey;
import org.xiucheng.testkit.SmallCity;
import org.xiucheng.testkit.TestClock;
import tools.jackson.databind.JsonNode;

/// The figure as a stranger gets it, over matters that went right and wrong.
class ReadMisroutesTest {
    private static final TestClock CLOCK = new TestClock(Instant.parse("2026-03-02T02:00:00Z"));
    private static SmallCity city;
    private static ApiClient stranger;

    @BeforeAll
    static void serve() {
        city = SmallCity.serve(CLOCK);
        stranger = new ApiClient(city.address());
    }

    @AfterAll
    static void close() {
        city.close();
    }

    /// Twelve went right, six were sent back and handled by another unit, one is not handled yet.
    @Test
    void countsWhatAnotherUnitHandledAndAStrangerGetsTheSame() {
        for (var i = 0; i < 12; i++) {
            Journey.begin(city).toHandling().officer("sanitation", done("finish"));
        }
        for (var i = 0; i < 7; i++) {
            var wrong = astray();
            if (i < 6) {
                wrong.officer("roads", done("finish"));
            }
        }
        CLOCK.advance(Duration.ofMinutes(11));
        var month =
                stranger.get("/api/v1/figures/misroutes").body().path("months").path(0);
        assertThat(month.path("month").asString()).isEqualTo("2026-03");
        assertThat(month.path("whole").asBoolean()).isFalse();
        assertThat(month.path("sent").asInt()).isEqualTo(19);
        assertThat(month.path("share").path("handled").asInt()).isEqualTo(18);
        assertThat(month.path("share").path("elsewhere").asInt()).isEqualTo(6);
        assertThat(changes("redispatched")).isEqualTo(7);
        assertThat(changes("concern") + changes("reform")).isZero();
        workedOutAgain(month);
    }

    /// By the formula of the page, from nothing but the rows.
    private static void workedOutAgain(JsonNode month) {
        var handled = month.path("others").path("share").path("handled").asInt(0);
        var elsewhere = month.path("others").path("share").path("elsewhere").asInt(0);
        for (var unit : month.path("units")) {
            handled += unit.path("share").path("handled").asInt();
            elsewhere += unit.path("share").path("elsewhere").asInt();
        }
        var share = month.path("share");
        assertThat(handled).isEqualTo(share.path("handled").asInt());
        assertThat(elsewhere).isEqualTo(share.path("elsewhere").asInt());
        double n = handled;
        var p = elsewhere / n;
        var z = 1.959964;
        var about = (p + z * z / (2 * n)) / (1 + z * z / n);
        var half = z * Math.sqrt(p * (1 - p) / n + z * z / (4 * n * n)) / (1 + z * z / n);
        assertThat(share.path("rate").asDouble()).isCloseTo(p, within(1e-9));
        assertThat(share.path("low").asDouble()).isCloseTo(about - half, within(1e-6));
        assertThat(share.path("high").asDouble()).isCloseTo(about + half, within(1e-6));
    }

    /// Filed as waste, sent back by sanitation, and sent on to the roads bureau as what it is.
    private static Journey astray() {
        var journey = Journey.begin(city).toDispatched();
        CLOCK.advance(Duration.ofSeconds(20));
        journey.officer("sanitation", because("return", "wrong-category"));
        var lid = new ActRequest(
                "dispatch",
                Optional.empty(),
                Optional.empty(),
                Optional.of(SmallCity.LID),
                Optional.empty(),
                Optional.empty());
        return journey.officer("dispatcher", lid).officer("roads", ActRequest.plain("accept"));
    }

    private static long changes(String cause) {
        return city.sql()
                .sql("select count(*) from matter.lead_change where cause = :cause")
                .param("cause", cause)
                .query(Long.class)
                .single();
    }
}
