package org.xiucheng.serve.matter;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.xiucheng.kernel.matter.sql.SqlIntake.Opening;

/// A matter with its clocks and its story as they lie in the store.
record WholeMatter(MatterRow matter, List<ClockRow> clocks, List<ActRow> acts) {
    /// One clock.
    record ClockRow(
            String clock,
            String termKind,
            int termAmount,
            String basis,
            Instant start,
            Instant due,
            boolean provisional,
            boolean paused,
            boolean met,
            int level) {}

    /// One act.
    record ActRow(
            Instant at,
            String verb,
            String from,
            String to,
            String kind,
            @Nullable String unit,
            @Nullable String post,
            @Nullable String reason,
            @Nullable String note,
            String basis) {}

    /// A matter that was opened just now, without reading it again.
    static WholeMatter opened(Opening opening) {
        var matter = opening.matter();
        var clock = opening.clock().deadline();
        var row = new MatterRow(
                matter.id(),
                matter.number().text(),
                matter.procedure().name(),
                matter.procedure().version(),
                matter.category(),
                matter.state(),
                matter.since(),
                opening.report().receivedAt(),
                matter.open(),
                matter.revision(),
                matter.lead().unit(),
                matter.lead().post(),
                opening.explanation(),
                matter.location().areas(),
                matter.location().segment(),
                "{}",
                Optional.of(new MatterRow.Clock(clock.clock(), clock.due(), clock.provisional(), false, false)),
                1,
                Optional.empty());
        var running = new ClockRow(
                clock.clock(),
                clock.term().key(),
                clock.term().amount(),
                opening.clock().basis().value(),
                clock.start(),
                clock.due(),
                clock.provisional(),
                false,
                false,
                0);
        return new WholeMatter(row, List.of(running), List.of());
    }
}
