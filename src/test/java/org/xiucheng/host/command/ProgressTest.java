package org.xiucheng.host.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class ProgressTest {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8);

    @Test
    void tellsRateAndTimeLeft() {
        var count = new Count("Rows", 250, 1_000, Duration.ofSeconds(5));
        assertThat(count.rate()).isEqualTo(50);
        assertThat(count.left()).isEqualTo(Duration.ofSeconds(15));
        assertThat(count.line(8)).isEqualTo("Rows [##------]  25 %  250 of 1,000  50/s  0:15 left");
    }

    @Test
    void countsWithoutATotal() {
        assertThat(new Count("Rows", 1_234, 0, Duration.ofSeconds(2)).line(8)).isEqualTo("Rows 1,234  617/s");
    }

    @Test
    void writesEveryTenthPartWhereNothingMoves() {
        var progress = new TerminalProgress(out, false);
        for (var done = 0; done <= 1_000; done++) {
            progress.count("Rows", done, 1_000);
        }
        assertThat(said().lines()).hasSize(11);
    }

    @Test
    void movesInPlaceOnATerminalAndEndsTheLine() {
        var progress = new TerminalProgress(out, true);
        progress.count("Rows", 1_000, 1_000);
        progress.say("Done");
        assertThat(said())
                .startsWith("\r  Rows [########################] 100 %")
                .endsWith("\n  Done\n");
    }

    @Test
    void speaksOneJsonObjectALine() {
        var progress = new JsonProgress(out);
        progress.say("Begin \"now\"");
        for (var done = 0; done <= 1_000; done++) {
            progress.count("Rows", done, 1_000);
        }
        var lines = said().lines().toList();
        assertThat(lines.getFirst()).isEqualTo("{\"event\":\"progress\",\"text\":\"Begin \\\"now\\\"\"}");
        assertThat(lines.getLast()).startsWith("{\"event\":\"count\",\"what\":\"Rows\",\"done\":1000,\"total\":1000,");
        assertThat(lines).hasSizeBetween(3, 5);
    }

    private String said() {
        return bytes.toString(StandardCharsets.UTF_8).replace(System.lineSeparator(), "\n");
    }
}
