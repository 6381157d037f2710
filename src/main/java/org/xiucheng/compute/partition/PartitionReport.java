package org.xiucheng.compute.partition;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.xiucheng.kernel.Problem;

/// What the check of a division found: how many areas and groups of siblings it looked at, and every flaw.
///
/// `exact` counts the groups whose borders fit corner by corner, which proves them without measuring.
public record PartitionReport(int areas, int groups, int exact, List<PartitionFlaw> flaws) {
    public PartitionReport {
        flaws = List.copyOf(flaws);
    }

    public boolean sound() {
        return flaws.isEmpty();
    }

    /// How many flaws of each kind.
    public Map<String, Long> counts() {
        return flaws.stream().collect(Collectors.groupingBy(PartitionFlaw::kind, TreeMap::new, Collectors.counting()));
    }

    /// Refuses a broken division as `partition.broken`.
    public void orRefuse() {
        if (!sound()) {
            throw new Problem(
                    Problem.Kind.INVALID,
                    "partition.broken",
                    "The areas do not divide the ground: " + flaws.size() + " flaws " + counts() + ".",
                    "/features");
        }
    }
}
