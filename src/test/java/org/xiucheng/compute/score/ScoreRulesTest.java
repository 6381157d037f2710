package org.xiucheng.compute.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import java.util.Random;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.xiucheng.compute.score.ScoreRules.Aim;
import org.xiucheng.compute.score.ScoreRules.Band;
import org.xiucheng.kernel.Bilingual;

class ScoreRulesTest {
    private static final Bilingual NAME = new Bilingual("名", "name");

    @ParameterizedTest
    @CsvSource({
        "20, 20, good, 100",
        "17, 20, good, 100",
        "16, 20, fair, 85",
        "12, 20, fair, 85",
        "11, 20, poor, 60",
        "0, 5, poor, 60"
    })
    void aBandBeginsAtItsBorder(int good, int seen, String band, int to) {
        var range = rules(2).band(good, seen).orElseThrow();
        assertThat(range.band().key()).isEqualTo(band);
        assertThat(range.to()).isEqualTo(to);
    }

    @Test
    void saysNothingOfFewSpots() {
        assertThat(rules(2).band(4, 4)).isEmpty();
        assertThat(ScoreRules.NONE.band(9, 9)).isEmpty();
    }

    @Test
    void oneSpotMoreInOrderNeverLowersTheBand() {
        var rules = rules(2);
        for (var seen = 5; seen <= 50; seen++) {
            var before = 0;
            for (var good = 0; good <= seen; good++) {
                var from = rules.band(good, seen).orElseThrow().band().from();
                assertThat(from).isGreaterThanOrEqualTo(before);
                before = from;
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 6, 12})
    void everyDayLiesInOnePeriodAndIsLookedAtBeforeItsEnd(int months) {
        var rules = rules(months);
        var looked = 0;
        for (var day = LocalDate.of(2027, 1, 1); day.getYear() < 2029; day = day.plusDays(1)) {
            var period = rules.period(day);
            assertThat(day).isAfterOrEqualTo(period.from()).isBefore(period.to());
            assertThat(rules.period(period.from())).isEqualTo(period);
            assertThat(rules.period(period.to()).from()).isEqualTo(period.to());
            looked += rules.looks(period, day) ? 1 : 0;
        }
        assertThat(looked).isEqualTo(24 / months * 14);
    }

    @Test
    void drawsOneSpotInEachPartAndTheSameFromTheSameSeed() {
        var random = new Random(20_261_124);
        for (var turn = 0; turn < 200; turn++) {
            var seed = "%016x%016x".formatted(random.nextLong(), random.nextLong());
            var metres = 10 + random.nextDouble() * 5_000;
            var spots = 1 + random.nextInt(12);
            var drawn = DrawSpots.draw(seed, "R" + turn, metres, spots);
            for (var i = 0; i < spots; i++) {
                assertThat(drawn.get(i)).isBetween(metres * i / spots, metres * (i + 1) / spots);
            }
            assertThat(DrawSpots.draw(seed, "R" + turn, metres, spots)).isEqualTo(drawn);
            assertThat(DrawSpots.draw(seed, "S" + turn, metres, spots)).isNotEqualTo(drawn);
        }
    }

    /// Computed apart from this program, by the sentence in the documentation of the draw.
    @Test
    void drawsWhatAnybodyDrawsWhoReadsHow() {
        var seed = "000102030405060708090a0b0c0d0e0f";
        assertThat(DrawSpots.draw(seed, "R1", 4_000, 4))
                .containsExactly(335.0878590697449, 1155.4603584233262, 2149.380739949633, 3555.944932640433);
    }

    @Test
    void refusesRulesThatDoNotHold() {
        refused("a year is whole periods", () -> rules(5));
        refused("unsaid is no band", () -> new Band("unsaid", NAME, 10));
        refused("stand best first", () -> of(new Band("good", NAME, 50), new Band("fair", NAME, 60)));
        refused("begins at 0", () -> of(new Band("good", NAME, 50)));
        refused("two bands have one key", () -> of(new Band("good", NAME, 50), new Band("good", NAME, 0)));
    }

    private static void refused(String words, ThrowingCallable making) {
        assertThatThrownBy(making).isInstanceOf(IllegalArgumentException.class).hasMessageContaining(words);
    }

    private static ScoreRules rules(int months) {
        return new ScoreRules(
                months,
                20,
                5,
                14,
                7,
                List.of(new Aim("clean", NAME)),
                List.of(new Band("good", NAME, 85), new Band("fair", NAME, 60), new Band("poor", NAME, 0)));
    }

    private static ScoreRules of(Band... bands) {
        return new ScoreRules(2, 20, 5, 14, 7, List.of(new Aim("clean", NAME)), List.of(bands));
    }
}
