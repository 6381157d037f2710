package org.xiucheng.kernel.roster;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// Where one watch ends and another takes over, against a walk minute by minute.
class HandOverTest {
    private static final int ROSTERS = 40;
    private static final int MINUTES = 4 * 1440;
    private static final int AHEAD = 3 * 1440;

    @Test
    void findsExactlyTheEndsThatAWalkMinuteByMinuteFinds() {
        var seed = new Random().nextLong();
        var found = 0;
        for (var i = 0; i < ROSTERS; i++) {
            var city = new RandomManning(seed + i);
            for (var unit : RandomManning.UNITS) {
                var written = HandOver.of(unit, RandomManning.PERIOD, city.manning).stream()
                        .map(one -> one.turn().time().to() + " " + one.turn().post())
                        .collect(Collectors.toCollection(TreeSet::new));
                found += written.size();
                assertThat(written).as("seed %d, %s", seed + i, unit).isEqualTo(walked(unit, city.manning));
            }
        }
        assertThat(found).as("over %d rosters, seed %d", 3 * ROSTERS, seed).isGreaterThan(ROSTERS);
    }

    @Test
    void namesWhoeverRunsAtTheEndOrElseTheNextToBegin() {
        var seed = new Random().nextLong();
        for (var i = 0; i < ROSTERS; i++) {
            var city = new RandomManning(seed + i);
            for (var unit : RandomManning.UNITS) {
                for (var one : HandOver.of(unit, RandomManning.PERIOD, city.manning)) {
                    var end = one.turn().time().to();
                    var on = posts(unit, end, city.manning);
                    var next = one.next().map(Turn::post);
                    assertThat(next.filter(one.turn().post()::equals)).isEmpty();
                    assertThat(on.isEmpty() ? next.isEmpty() || one.from().isAfter(end) : on.contains(next.orElse("")))
                            .as("seed %d, %s", seed + i, one)
                            .isTrue();
                }
            }
        }
    }

    private static Set<String> walked(String unit, Manning manning) {
        var ends = new TreeSet<String>();
        var before = posts(unit, RandomManning.PERIOD.from(), manning);
        for (var minute = 1; minute <= MINUTES; minute++) {
            var at = RandomManning.instant(minute);
            var now = posts(unit, at, manning);
            for (var post : before) {
                if (!now.contains(post) && !coming(unit, at, now, manning).contains(post)) {
                    ends.add(at + " " + post);
                }
            }
            before = now;
        }
        return ends;
    }

    private static Set<String> coming(String unit, Instant at, Set<String> now, Manning manning) {
        var coming = now;
        for (var minute = 1; coming.isEmpty() && minute < AHEAD; minute++) {
            coming = posts(unit, at.plus(Duration.ofMinutes(minute)), manning);
        }
        return coming;
    }

    private static Set<String> posts(String unit, Instant at, Manning manning) {
        return manning.roster().turnsAt(unit, at, manning.calendar()).stream()
                .map(Turn::post)
                .collect(Collectors.toSet());
    }
}
