package org.xiucheng.door.open311;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.xiucheng.kernel.Problem;

class WindowTest {
    private static final Duration SPAN = Duration.ofDays(90);
    private static final Instant NOW = Instant.parse("2026-11-01T00:00:00Z");

    @Test
    void isTheLastNinetyDaysWhereNothingIsSaid() {
        assertThat(window(null, null)).isEqualTo(new Window(NOW.minus(SPAN), NOW));
    }

    @Test
    void runsNinetyDaysFromAStartOrToAnEnd() {
        assertThat(window("2025-01-01T00:00:00Z", null).text()).isEqualTo("2025-01-01T00:00:00Z/2025-04-01T00:00:00Z");
        assertThat(window(null, "2025-04-01T00:00:00Z").text()).isEqualTo("2025-01-01T00:00:00Z/2025-04-01T00:00:00Z");
        assertThat(window("2026-10-01T00:00:00Z", null).text()).isEqualTo("2026-10-01T00:00:00Z/2026-11-01T00:00:00Z");
    }

    @Test
    void cutsTenYearsToTheirLastNinetyDays() {
        assertThat(window("2015-01-01T00:00:00Z", "2025-01-01T00:00:00Z").text())
                .isEqualTo("2024-10-03T00:00:00Z/2025-01-01T00:00:00Z");
    }

    @Test
    void refusesAnEndBeforeItsStart() {
        assertThatThrownBy(() -> window("2026-01-02T00:00:00Z", "2026-01-01T00:00:00Z"))
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.code()).isEqualTo("time.order"));
    }

    private static Window window(@Nullable String start, @Nullable String end) {
        return Window.of(
                Optional.ofNullable(start).map(Instant::parse),
                Optional.ofNullable(end).map(Instant::parse),
                NOW,
                SPAN);
    }
}
