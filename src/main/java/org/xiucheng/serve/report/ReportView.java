package org.xiucheng.serve.report;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.xiucheng.kernel.category.CategoryKey;
import org.xiucheng.kernel.matter.PublicNumber;

/// How one report stands, for one reader.
///
/// For the public, times are rounded to the hour, areas end at the grid, and nothing is `said`. For the system
/// that sent it, all is exact and whole.
///
/// @param procedure with `version` the procedure that the report's matter began with, which names its state
/// @param expectedAt when it is due: the handling limit, or before that has begun the term of its state
/// @param areas coarse to fine
public record ReportView(
        PublicNumber number,
        Optional<CategoryKey> category,
        String procedure,
        int version,
        String state,
        boolean open,
        Instant requestedAt,
        Instant updatedAt,
        Optional<Instant> expectedAt,
        String leadUnit,
        List<String> areas,
        Optional<String> segment,
        Optional<Said> said) {
    public ReportView {
        areas = List.copyOf(areas);
    }

    /// The same with all that its sender told.
    ReportView saying(Said words) {
        return new ReportView(
                number,
                category,
                procedure,
                version,
                state,
                open,
                requestedAt,
                updatedAt,
                expectedAt,
                leadUnit,
                areas,
                segment,
                Optional.of(words));
    }
}
