package org.xiucheng.door.opendata;

import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;

/// What became of the rows of a file: every one is accepted, or refused for one reason.
public record Tally(long accepted, Map<RefusalReason, Long> refusals) {
    public static final Tally NOTHING = new Tally(0, Map.of());

    public Tally {
        var copy = new EnumMap<RefusalReason, Long>(RefusalReason.class);
        copy.putAll(refusals);
        refusals = Collections.unmodifiableMap(copy);
    }

    public long rows() {
        return accepted + refused();
    }

    public long refused() {
        return refusals.values().stream().mapToLong(Long::longValue).sum();
    }

    public Tally with(Tally other) {
        var sum = new EnumMap<RefusalReason, Long>(RefusalReason.class);
        sum.putAll(refusals);
        other.refusals.forEach((reason, count) -> sum.merge(reason, count, Long::sum));
        return new Tally(accepted + other.accepted, sum);
    }

    /// The counts by the reasons' names, the most frequent first.
    public Map<String, Long> reasons() {
        var reasons = new LinkedHashMap<String, Long>();
        refusals.entrySet().stream()
                .sorted(Map.Entry.<RefusalReason, Long>comparingByValue(Comparator.reverseOrder())
                        .thenComparing(Map.Entry::getKey))
                .forEach(entry -> reasons.put(entry.getKey().key(), entry.getValue()));
        return reasons;
    }
}
