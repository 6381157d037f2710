package org.xiucheng.compute.misroute;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.xiucheng.compute.misroute.Course.Change;
import org.xiucheng.kernel.matter.Lead;

class MisroutesTest {
    private static final long SEED = 20_261_123;
    private static final YearMonth MONTH = YearMonth.of(2026, 3);

    /// R. G. Newcombe, Two-sided confidence intervals for the single proportion, Statistics in Medicine 17
    /// (1998), table I, method 3.
    @Test
    void givesTheIntervalsThatArePrinted() {
        interval(81, 263, 0.2553, 0.3662);
        interval(15, 148, 0.0624, 0.1605);
        interval(0, 20, 0.0000, 0.1611);
        interval(1, 29, 0.0061, 0.1718);
        assertThat(new Share(0, 0).interval()).isEqualTo(new Share.Interval(0, 1));
    }

    private static void interval(long part, long whole, double low, double high) {
        var interval = new Share(part, whole).interval();
        assertThat(interval.low()).isCloseTo(low, within(0.00006));
        assertThat(interval.high()).isCloseTo(high, within(0.00006));
    }

    @Test
    void tellsAMistakeFromAChangeThatWasNobodysFault() {
        assertThat(course("a", "a")).isFalse();
        assertThat(course("a", "b", new Change(Lead.Cause.ASSIGNED, "a", "b"))).isTrue();
        assertThat(course("a", "b", new Change(Lead.Cause.REFORM, "a", "b"))).isFalse();
        assertThat(course("a", "b", new Change(Lead.Cause.CONCERN, "a", "b"))).isFalse();
        assertThat(course(
                        "a",
                        "a",
                        new Change(Lead.Cause.REDISPATCHED, "a", "b"),
                        new Change(Lead.Cause.ASSIGNED, "b", "a")))
                .isFalse();
        assertThat(course("a", "c", new Change(Lead.Cause.REFORM, "a", "b"), new Change(Lead.Cause.ASSIGNED, "b", "c")))
                .isTrue();
        assertThat(course("a", "c", new Change(Lead.Cause.ASSIGNED, "a", "b"), new Change(Lead.Cause.REFORM, "b", "c")))
                .isTrue();
    }

    private static boolean course(String first, String handler, Change... changes) {
        return new Course(first, List.of(changes), handler).astray();
    }

    @Test
    void tellsNoSmallCountAndYetPartsThatAddUp() {
        var random = new Random(SEED);
        var shown = 0;
        for (var round = 0; round < 2_000; round++) {
            var cells = cells(random);
            var month = Misroutes.months(cells, 5).getFirst();
            var all = new Share(
                    cells.stream().mapToLong(Misroutes.Cell::elsewhere).sum(),
                    cells.stream().mapToLong(Misroutes.Cell::handled).sum());
            assertThat(month.sent())
                    .isEqualTo(cells.stream().mapToLong(Misroutes.Cell::sent).sum());
            assertThat(month.elsewhere().isPresent()).as("seed %d", SEED).isEqualTo(fine(all));
            if (month.elsewhere().isEmpty()) {
                assertThat(month.units()).isEmpty();
                assertThat(month.others()).isEmpty();
                continue;
            }
            var parts = new ArrayList<Share>();
            month.units().forEach(unit -> parts.add(unit.elsewhere()));
            month.others().ifPresent(rest -> parts.add(rest.elsewhere()));
            assertThat(parts).as("seed %d round %d", SEED, round).allMatch(MisroutesTest::fine);
            assertThat(parts.stream().reduce(new Share(0, 0), Share::plus)).isEqualTo(all);
            assertThat(month.others().map(Misroutes.Others::units).orElse(2)).isGreaterThan(1);
            shown += month.units().size();
        }
        assertThat(shown).isGreaterThan(500);
        System.out.printf("mis-routes: seed %d, 2,000 months, %,d units told alone%n", SEED, shown);
    }

    private static boolean fine(Share share) {
        return (share.part() == 0 || share.part() >= 5) && (share.whole() == 0 || share.whole() >= 5);
    }

    private static List<Misroutes.Cell> cells(Random random) {
        var cells = new ArrayList<Misroutes.Cell>();
        for (var unit = 0; unit < 1 + random.nextInt(8); unit++) {
            var handled = random.nextInt(random.nextBoolean() ? 8 : 80);
            var elsewhere = handled == 0 ? 0 : random.nextInt(1 + Math.min(handled, random.nextBoolean() ? 3 : 20));
            cells.add(new Misroutes.Cell(MONTH, "unit-" + unit, handled + random.nextInt(5), handled, elsewhere));
        }
        return cells;
    }
}
