package org.xiucheng.serve.matter;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.xiucheng.kernel.matter.sql.SqlIntake.Opening;

/// A matter with its clocks and its story as they lie in the store, and what was said first where somebody
/// asked for that, with the units that help.
record WholeMatter(
        MatterRow matter,
        List<ClockRow> clocks,
        List<ActRow> acts,
        Optional<Shown.Report> said,
        Set<String> assistants) {
    WholeMatter {
        assistants = Set.copyOf(assistants);
    }

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
            int level,
            List<MoveRow> moves) {
        ClockRow {
            moves = List.copyOf(moves);
        }
    }

    /// One time that the due instant of a clock moved, with the act that moved it.
    record MoveRow(Instant before, Instant after, ActRow act) {}

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

    /// A report as the store writes it down for us.
    record Said(
            String description,
            @Nullable String address,
            @Nullable Double lon,
            @Nullable Double lat,
            String channel,
            Instant receivedAt,
            boolean hasContact) {
        Shown.Report shown() {
            return new Shown.Report(
                    description,
                    Optional.ofNullable(address),
                    lon == null || lat == null ? Optional.empty() : Optional.of(new double[] {lon, lat}),
                    channel,
                    receivedAt,
                    hasContact);
        }
    }

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
                Optional.empty(),
                matter.concern());
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
                0,
                List.of());
        return new WholeMatter(row, List.of(running), List.of(), Optional.empty(), Set.of());
    }
}
