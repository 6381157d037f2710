package org.xiucheng.serve.matter;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.List;
import java.util.Optional;

/// One matter as a readable story: its clocks, what was done, why this unit answers, the law, and what the
/// reader may do.
///
/// `duty` is who answers for an open matter now. `report` and `concern` are there only for the reporter and for
/// officers in reach.
public record MatterView(
        @JsonUnwrapped MatterSummary summary,
        ProcedureName procedure,
        List<Shown.Deadline> deadlines,
        List<Shown.Event> story,
        Shown.Responsibility responsibility,
        List<Shown.Article> law,
        List<Shown.Offer> acts,
        Optional<Shown.Report> report,
        Optional<Shown.Weighs> concern,
        Optional<Shown.Duty> duty,
        int revision) {
    /// The procedure that the matter began with.
    public record ProcedureName(String name, int version) {}
}
