package org.xiucheng.kernel.calendar;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.xiucheng.kernel.category.CategoryKey;

/// The handling limits that this jurisdiction has set.
@FunctionalInterface
public interface TimeLimits {
    /// The limit in force for that category; empty means that the procedure's own limit holds.
    Optional<TimeLimit> forCategory(CategoryKey category, Instant moment);

    static TimeLimits of(List<TimeLimit> limits) {
        var all = List.copyOf(limits);
        return (category, moment) -> all.stream()
                .filter(limit ->
                        limit.category().equals(category) && limit.validity().holdsAt(moment))
                .findFirst();
    }
}
