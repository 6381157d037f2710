package org.xiucheng.serve.report;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.xiucheng.kernel.category.CategoryKey;

/// Which reports are asked for: received in [from, to), and as narrow as wished.
///
/// @param categories any of these; every category when empty
/// @param uncategorised with those that have no category yet; only meant together with `categories`
/// @param open open or closed; both when absent
/// @param updatedFrom moved last at this moment or later
/// @param updatedTo moved last before this moment
public record ReportFilter(
        Instant from,
        Instant to,
        List<CategoryKey> categories,
        boolean uncategorised,
        Optional<Boolean> open,
        Optional<Instant> updatedFrom,
        Optional<Instant> updatedTo,
        int limit,
        int offset) {
    public ReportFilter {
        categories = List.copyOf(categories);
    }
}
