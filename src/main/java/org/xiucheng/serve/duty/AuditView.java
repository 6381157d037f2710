package org.xiucheng.serve.duty;

import java.time.Instant;
import java.util.List;

/// The audit of the duty list: over how much, what was found, and advice.
///
/// @param findings the first of them; `total` says how many there are
public record AuditView(int version, Instant at, Extent extent, Count count, int total, List<Found> findings) {
    /// Everything was looked at: so many categories, areas, stretches in areas, kinds of things, rules.
    public record Extent(int categories, int areas, int stretches, int kinds, int rules) {}

    public record Count(int gaps, int onlyFallbacks, int overlaps, int crossings) {}

    /// `gap`, `only-fallback`, `overlap` or `crossing`, the rules concerned, where, and what would mend it.
    public record Found(String sort, List<RuleView> rules, List<RuleView.Where> where, List<Change> advice) {}

    /// `add`, `replace` or `drop`.
    public record Change(String deed, RuleView rule) {}
}
