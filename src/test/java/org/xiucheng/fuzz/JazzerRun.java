package org.xiucheng.fuzz;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// One run of Jazzer over a target, in a JVM of its own, for that many seconds.
///
/// @param exit 0 where nothing was found, `FOUND` where something was
/// @param words what Jazzer said, the finding and its input at the end
/// @param tried how often each target was tried
public record JazzerRun(int exit, String words, Map<String, Long> tried) {
    /// How Jazzer ends when it found something.
    public static final int FOUND = 77;

    private static final Path FOLDER = Path.of("target", "fuzz");

    /// Starts afresh: nothing is kept of the run before, so that a seed means the same run.
    public static JazzerRun of(String target, int seconds, long seed) throws IOException, InterruptedException {
        var folder = FOLDER.resolve(target);
        clear(folder);
        Files.createDirectories(folder.resolve("corpus"));
        var log = folder.resolve("words.txt");
        var process = new ProcessBuilder(command(target, folder, seconds, seed))
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        try {
            var exit = process.waitFor();
            return new JazzerRun(exit, words(log), tried(folder.resolve(Fuzzing.TRIED)));
        } finally {
            process.destroyForcibly();
        }
    }

    private static List<String> command(String target, Path folder, int seconds, long seed) {
        var classes = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+EnableDynamicAgentLoading",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Xmx800m",
                "-Djava.awt.headless=true",
                "-cp",
                classes,
                "com.code_intelligence.jazzer.Jazzer",
                "--target_class=" + Fuzzing.class.getName(),
                "--target_args=" + target + " " + folder,
                "--instrumentation_includes=org.xiucheng.**",
                "--reproducer_path=" + folder,
                "-artifact_prefix=" + folder + "/",
                "-seed=" + seed,
                "-max_total_time=" + seconds,
                "-max_len=4096",
                "-timeout=60",
                "-rss_limit_mb=0",
                folder.resolve("corpus").toString());
    }

    /// Without the lines on classes and on progress.
    private static String words(Path log) throws IOException {
        try (var lines = Files.lines(log, StandardCharsets.ISO_8859_1)) {
            return lines.filter(line -> !line.startsWith("INFO: ") && !line.startsWith("#"))
                    .collect(Collectors.joining("\n"));
        }
    }

    private static Map<String, Long> tried(Path counts) throws IOException {
        if (!Files.exists(counts)) {
            return Map.of();
        }
        return Arrays.stream(Files.readString(counts).split(" "))
                .map(count -> count.split("="))
                .collect(Collectors.toMap(count -> count[0], count -> Long.parseLong(count[1])));
    }

    private static void clear(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        try (var all = Files.walk(folder)) {
            for (var file : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
