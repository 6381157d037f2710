package org.xiucheng.serve.matter;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.List;
import java.util.Optional;

/// What waits for an officer, most pressing first, and how much of it there is.
public record WorkQueue(List<Item> items, Optional<String> next, Counts counts) {
    /// A matter that waits, with what this officer may do to it.
    public record Item(@JsonUnwrapped MatterSummary summary, List<Shown.Offer> acts, int revision) {}

    /// All that waits; of these, what is due within a day and what is overdue.
    public record Counts(long due, long overdue, long open) {}
}
