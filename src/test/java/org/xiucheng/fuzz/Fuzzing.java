package org.xiucheng.fuzz;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.xiucheng.testkit.FuzzTarget;

/// What Jazzer calls: one target by its name, or all of them, where the first byte of an input says which.
///
/// Good input and what once went wrong is put into `corpus` of the folder given, before the fuzzer looks there;
/// how often each target was tried stands in its `tried.txt` when the run is over.
public final class Fuzzing {
    static final String TRIED = "tried.txt";

    private static List<FuzzTarget> targets = List.of();
    private static AtomicLongArray tried = new AtomicLongArray(0);
    private static Path folder = Path.of("target");
    private static boolean several;

    private Fuzzing() {}

    /// @param arguments the name of a target or `all`, and the folder for the counts
    public static void fuzzerInitialize(String[] arguments) throws IOException {
        targets = Targets.named(arguments[0]);
        several = targets.size() > 1;
        tried = new AtomicLongArray(targets.size());
        folder = Path.of(arguments[1]);
        for (var i = 0; i < targets.size(); i++) {
            plant(i);
        }
    }

    /// One input.
    public static void fuzzerTestOneInput(byte[] input) {
        if (!several) {
            run(0, input);
        } else if (input.length > 0) {
            run(Math.floorMod(input[0], targets.size()), Arrays.copyOfRange(input, 1, input.length));
        }
    }

    /// The last word of a run.
    public static void fuzzerTearDown() throws IOException {
        Files.writeString(folder.resolve(TRIED), counts());
    }

    private static void plant(int index) throws IOException {
        var corpus = Files.createDirectories(folder.resolve("corpus"));
        var inputs = Regressions.inputs(targets.get(index));
        for (var i = 0; i < inputs.size(); i++) {
            var prefix = several ? new byte[] {(byte) index} : new byte[0];
            var input = Arrays.copyOf(prefix, prefix.length + inputs.get(i).length);
            System.arraycopy(inputs.get(i), 0, input, prefix.length, inputs.get(i).length);
            Files.write(corpus.resolve(targets.get(index).name() + "-" + i), input);
        }
    }

    private static void run(int target, byte[] input) {
        tried.incrementAndGet(target);
        targets.get(target).read(input);
    }

    private static String counts() {
        return IntStream.range(0, targets.size())
                .mapToObj(i -> targets.get(i).name() + "=" + tried.get(i))
                .collect(Collectors.joining(" "));
    }
}
