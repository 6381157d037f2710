package org.xiucheng.testkit;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.xiucheng.kernel.Problem;

/// One parser of ours, with good input to begin from.
///
/// Whatever bytes it is given, it makes a value of them or refuses them with a code that is listed; it throws
/// nothing else and never works for more than a second. Anything a reading asserts beyond that (a round trip)
/// it throws as an `AssertionError`.
public record FuzzTarget(String name, List<byte[]> seeds, Consumer<byte[]> reading) {
    /// Measured on the processor, so that a busy machine makes no parser slow.
    private static final Duration LONGEST = Duration.ofSeconds(1);

    private static final Path CODES = Path.of("docs", "generated", "errors.md");
    private static final Pattern CODE = Pattern.compile("\\| `([a-z.-]+)` \\|.*");
    private static final Set<String> KNOWN = known();
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    public FuzzTarget {
        seeds = List.copyOf(seeds);
    }

    /// A target that reads text; bytes that are no UTF-8 come as replacement characters.
    public static FuzzTarget ofText(String name, List<String> seeds, Consumer<String> reading) {
        var bytes = seeds.stream()
                .map(seed -> seed.getBytes(StandardCharsets.UTF_8))
                .toList();
        return new FuzzTarget(name, bytes, input -> reading.accept(new String(input, StandardCharsets.UTF_8)));
    }

    /// Reads once; throws what a parser must never throw.
    ///
    /// What took too long is read again: the first time pays for classes that are loaded and instrumented.
    public void read(byte[] input) {
        if (took(input).compareTo(LONGEST) > 0) {
            var again = took(input);
            holds(again.compareTo(LONGEST) <= 0, name + " worked for " + again);
        }
    }

    private Duration took(byte[] input) {
        var began = THREADS.getCurrentThreadCpuTime();
        try {
            reading.accept(input.clone());
        } catch (Problem refused) {
            if (!KNOWN.contains(refused.code()) || refused.kind().status() >= 500) {
                throw new AssertionError(name + " refused with a code that is not listed: " + refused.code(), refused);
            }
        }
        return Duration.ofNanos(THREADS.getCurrentThreadCpuTime() - began);
    }

    /// Says that something must hold of what was read.
    public static void holds(boolean so, String what) {
        if (!so) {
            throw new AssertionError(what);
        }
    }

    private static Set<String> known() {
        var codes = Sources.text(CODES)
                .lines()
                .map(CODE::matcher)
                .filter(line -> line.matches())
                .map(line -> line.group(1))
                .collect(Collectors.toUnmodifiableSet());
        if (codes.size() < 100) {
            throw new IllegalStateException("the list of codes was not found");
        }
        return codes;
    }
}
