package org.xiucheng.kernel.responsibility.audit;

import java.util.List;
import org.xiucheng.kernel.time.Validity;

/// What an audit found, and over how much: complete, so that no finding means exactly one lead everywhere.
public record Audit(List<Finding> findings, Extent extent) {
    public Audit {
        findings = List.copyOf(findings);
    }

    /// How much was looked at: so many categories, areas, stretches in areas, kinds of things and rules, in
    /// this time.
    public record Extent(int categories, int areas, int stretches, int kinds, int rules, Validity when) {}
}
