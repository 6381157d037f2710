package org.xiucheng.bench;

import java.io.IOException;
import java.util.ArrayList;
import org.xiucheng.fuzz.JazzerRun;
import org.xiucheng.fuzz.Targets;
import org.xiucheng.testkit.FuzzTarget;

/// Jazzer on each parser of ours, one after the other, for longer than the tests have time.
///
/// What it finds stands in `target/fuzz/TARGET`: keep the input under `src/test/resources/fuzz/TARGET`, mend
/// the parser. `--seconds N` for each target (60), `--seed N` (20261123).
public final class FuzzBench {
    private FuzzBench() {}

    public static void main(String[] arguments) throws IOException, InterruptedException {
        var options = Options.of(arguments);
        var seconds = options.number("seconds", 60);
        var seed = options.number("seed", 20_261_123);
        var found = new ArrayList<String>();
        for (var target : Targets.all().stream().map(FuzzTarget::name).toList()) {
            var run = JazzerRun.of(target, seconds, seed);
            var verdict = run.exit() == 0 ? "nothing found" : "ended with " + run.exit();
            System.out.printf("%-16s %,14d tried  %s%n", target, run.tried().getOrDefault(target, 0L), verdict);
            if (run.exit() != 0) {
                System.out.println(run.words());
                found.add(target);
            }
        }
        System.out.println(found.isEmpty() ? "no target broke" : "broke: " + found);
        System.exit(found.isEmpty() ? 0 : 1);
    }
}
