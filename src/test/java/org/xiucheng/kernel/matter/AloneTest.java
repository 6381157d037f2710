package org.xiucheng.kernel.matter;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.xiucheng.kernel.access.Policy;

/// Somebody to whom the city gave every post at once, walking a matter alone.
class AloneTest {
    /// Where it stands, and what this one person did on the way.
    private record Spot(String state, Set<String> did) {}

    @Test
    void nobodyAloneTakesAMatterFromOpenToDone() {
        var seen = new HashSet<Spot>();
        var open = new ArrayDeque<>(Set.of(new Spot(Stage.LOOP.start(), Set.of())));
        while (!open.isEmpty()) {
            var spot = open.poll();
            if (seen.add(spot)) {
                Stage.LOOP.from(spot.state()).stream()
                        .filter(step -> mayAlone(step, spot.did()))
                        .forEach(step -> open.add(new Spot(step.to(), with(spot.did(), step.verb()))));
            }
        }
        assertThat(seen).hasSizeGreaterThan(10);
        assertThat(seen).noneMatch(spot -> Stage.LOOP.state(spot.state()).done());
    }

    /// Neither the reporter's part nor the clock's, and no step for which other eyes are asked.
    private static boolean mayAlone(Step step, Set<String> did) {
        var barred = Policy.otherThan(step.action());
        return step.by() != By.REPORTER
                && step.by() != By.CLOCK
                && step.otherThan().stream().noneMatch(did::contains)
                && Stage.LOOP.steps().stream()
                        .filter(other -> did.contains(other.verb()))
                        .noneMatch(other -> barred.contains(other.action()));
    }

    private static Set<String> with(Set<String> did, String verb) {
        var more = new TreeSet<>(did);
        more.add(verb);
        return more;
    }
}
