package org.xiucheng.bench;

import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import org.xiucheng.kernel.responsibility.audit.Audit;
import org.xiucheng.kernel.responsibility.audit.AuditRules;
import org.xiucheng.kernel.responsibility.audit.BigMap;
import org.xiucheng.kernel.responsibility.audit.Finding;

/// How long the audit of a big city's duty list takes on one core: 200 categories × 40,625 areas × 2,000
/// rules, with mistakes planted in it that must all be found.
///
/// The reference is the second that is demanded. Processor seconds of the one thread, so that a busy machine
/// does not count. `--planted N` (30 of each sort), `--rounds N` (7), `--seed N`.
public final class AuditBench {
    private AuditBench() {}

    public static void main(String[] arguments) {
        var options = Options.of(arguments);
        var rounds = options.number("rounds", 7);
        var map = BigMap.of(options.number("seed", 20261123)).planted(options.number("planted", 30));
        var seconds = new double[rounds];
        var audit = new Audit[1];
        for (var i = 0; i < rounds; i++) {
            var start = processorTime();
            var set = map.set();
            audit[0] = AuditRules.audit(set, map.terrain(), BigMap.SPAN);
            seconds[i] = (processorTime() - start) / 1e9;
        }
        check(map, audit[0]);
        var first = seconds[0];
        Arrays.sort(seconds);
        print(audit[0], first, seconds[rounds / 2]);
    }

    private static void check(BigMap map, Audit audit) {
        var overlaps = of(audit, Finding.Overlap.class);
        var crossings = of(audit, Finding.Crossing.class);
        if (overlaps != map.overlaps().size() || crossings != map.crossings().size()) {
            throw new IllegalStateException("planted " + map.overlaps().size() + " and "
                    + map.crossings().size() + ", found " + overlaps + " and " + crossings);
        }
    }

    private static long of(Audit audit, Class<? extends Finding> kind) {
        return audit.findings().stream().filter(kind::isInstance).count();
    }

    private static void print(Audit audit, double first, double median) {
        var extent = audit.extent();
        var found = audit.findings().stream()
                .collect(Collectors.groupingBy(one -> one.getClass().getSimpleName(), Collectors.counting()));
        System.out.printf(
                Locale.ROOT,
                "%d categories, %,d areas, %,d stretches in areas, %d kinds of things, %,d rules%nfound %s%n",
                extent.categories(),
                extent.areas(),
                extent.stretches(),
                extent.kinds(),
                extent.rules(),
                found);
        System.out.printf(Locale.ROOT, "%-24s %10s%n", "audit", "seconds");
        System.out.printf(Locale.ROOT, "%-24s %10.3f%n%-24s %10.3f%n", "first, cold", first, "median", median);
        System.out.printf(
                Locale.ROOT,
                "{\"name\":\"audit\",\"ours\":%.3f,\"reference\":1.0,\"ratio\":%.3f,\"unit\":\"processor-seconds\","
                        + "\"details\":{\"better\":\"lower\",\"first\":%.3f,\"categories\":%d,\"areas\":%d,"
                        + "\"rules\":%d,\"findings\":%d}}%n",
                median,
                median,
                first,
                extent.categories(),
                extent.areas(),
                extent.rules(),
                audit.findings().size());
    }

    private static long processorTime() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }
}
