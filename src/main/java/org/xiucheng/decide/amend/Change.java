package org.xiucheng.decide.amend;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/// One row of a table that begins, is otherwise from a moment on, or ends.
///
/// @param before what stands; empty for a row that begins
/// @param cells what will stand; those of `before` for a row that ends
/// @param from when, if a moment to come was said; at approval when absent
/// @param to until when it holds, or when it ends
public record Change(
        String key,
        Sort sort,
        Optional<Line> before,
        Map<String, String> cells,
        Optional<Instant> from,
        Optional<Instant> to) {
    public Change {
        cells = Line.plain(cells);
    }

    /// What happens to a row.
    public enum Sort {
        ADDED,
        CHANGED,
        ENDED
    }

    /// What it does to the table when it is approved at that moment.
    Effect at(Instant now) {
        var moment = from.filter(now::isBefore).orElse(now);
        return switch (sort) {
            case ADDED -> new Effect(key, Optional.empty(), Optional.of(cells), from.orElse(now), to);
            case CHANGED -> new Effect(key, Optional.of(moment), Optional.of(cells), moment, to);
            case ENDED ->
                new Effect(
                        key,
                        Optional.of(to.filter(now::isBefore).orElse(now)),
                        Optional.empty(),
                        now,
                        Optional.empty());
        };
    }

    /// A change in force.
    ///
    /// @param closes when the line that stood ends
    /// @param cells what begins instead, from `begins` until `ends`
    public record Effect(
            String key,
            Optional<Instant> closes,
            Optional<Map<String, String>> cells,
            Instant begins,
            Optional<Instant> ends) {}
}
