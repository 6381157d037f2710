package org.xiucheng.sense.media;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// Thirty-two hostile pictures at once in a JVM of their own with little memory: none of them runs it out of
/// memory, and a good one in between is still taken.
class HeapTest {
    /// What two decodes at once may take by `MediaLimits` (100 MB each), with the files themselves and what is
    /// painted of them.
    private static final String HEAP = "-Xmx400m";

    @Test
    void decodesHostilePicturesInLittleMemory() throws IOException, InterruptedException {
        var classes = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        var log = Files.createTempFile("xiucheng", ".heap");
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var process = new ProcessBuilder(
                        java,
                        HEAP,
                        "-XX:+UseSerialGC",
                        "-XX:+ExitOnOutOfMemoryError",
                        "-Djava.awt.headless=true",
                        "-cp",
                        classes,
                        HostileDecodes.class.getName())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        var exit = process.waitFor();
        var said = Files.readString(log, StandardCharsets.UTF_8);
        Files.delete(log);
        System.out.println("heap: " + HEAP + " " + said.strip());
        assertThat(exit).as(said).isZero();
        var counts = counts(said);
        assertThat(counts.get("tried")).isEqualTo(40);
        assertThat(counts.get("good")).as("good ones among them").isEqualTo(8);
        assertThat(counts.get("broke")).isZero();
    }

    private static Map<String, Integer> counts(String said) {
        return said.lines()
                .filter(line -> line.startsWith("tried="))
                .flatMap(line -> Arrays.stream(line.split(" ")))
                .map(pair -> pair.split("="))
                .collect(Collectors.toMap(pair -> pair[0], pair -> Integer.valueOf(pair[1])));
    }
}
