package org.xiucheng.compute.correction;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.xiucheng.kernel.category.CategoryKey;
import org.xiucheng.kernel.matter.Lead;

/// One time that a matter was taken from the wrong unit: which rule had named whom, and who answers instead.
///
/// @param rule the rule that had named `from`, or the word for why a desk had it
/// @param reason the listed ground that was given
/// @param areas of the matter, coarse to fine
public record Correction(
        String number,
        Instant at,
        Lead.Cause cause,
        String rule,
        String from,
        String to,
        Optional<String> reason,
        CategoryKey category,
        List<String> areas,
        Optional<String> segment,
        Optional<String> component) {
    public Correction {
        areas = List.copyOf(areas);
    }
}
