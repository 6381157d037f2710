package org.xiucheng.bench;

import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.xiucheng.kernel.responsibility.Explanation;
import org.xiucheng.kernel.responsibility.Question;
import org.xiucheng.kernel.responsibility.Resolution;
import org.xiucheng.kernel.responsibility.RuleSet;
import org.xiucheng.kernel.responsibility.audit.BigMap;

/// How many questions of who answers are resolved in a processor second, each with its explanation, on one
/// core: 200 categories × 40,625 areas × 2,000 rules.
///
/// The reference is the 300,000 that are demanded. `--questions N` (200000), `--rounds N` (9), `--seed N`.
public final class ResolveBench {
    private ResolveBench() {}

    public static void main(String[] arguments) {
        var options = Options.of(arguments);
        var map = BigMap.of(options.number("seed", 20261123));
        var questions = map.questions(options.number("questions", 200_000));
        var rounds = options.number("rounds", 9);
        var set = map.set();
        var rates = new double[rounds];
        var lost = 0L;
        for (var i = 0; i < rounds; i++) {
            var start = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
            lost = explained(set, questions);
            var taken = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - start;
            rates[i] = questions.size() / (taken / 1e9);
        }
        Arrays.sort(rates);
        var median = rates[rounds / 2];
        System.out.printf(
                Locale.ROOT,
                "%,d questions, %,d rules, %.2f rules lost to each winner%n%-24s %16s%n%-24s %,16.0f%n%-24s %,16.0f%n",
                questions.size(),
                map.rules().size(),
                (double) lost / questions.size(),
                "resolve, with reasons",
                "a processor second",
                "slowest round",
                rates[0],
                "median",
                median);
        System.out.printf(
                Locale.ROOT,
                "{\"name\":\"resolve\",\"ours\":%.0f,\"reference\":300000,\"ratio\":%.2f,"
                        + "\"unit\":\"resolutions/processor-second\",\"details\":{\"rules\":%d,\"areas\":%d,"
                        + "\"slowest\":%.0f}}%n",
                median,
                median / 300_000,
                map.rules().size(),
                map.terrain().areas().size(),
                rates[0]);
    }

    private static long explained(RuleSet set, List<Question> questions) {
        var lost = 0L;
        for (var question : questions) {
            lost += switch (set.resolve(question, unit -> unit.equals("unit-1"))) {
                case Resolution.Named won -> Explanation.of(won).lost().size();
                case Resolution.Unsettled _, Resolution.Nobody _ ->
                    throw new IllegalStateException("the map is whole, yet nobody answers " + question);
            };
        }
        return lost;
    }
}
