package org.xiucheng.serve.task;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.xiucheng.kernel.Bilingual;
import org.xiucheng.serve.matter.Shown;

/// A task as the two ends see it.
///
/// @param late whether its term has run out
/// @param told the units that were told so, lowest first
/// @param acts what the reader may do now
public record TaskView(
        String number,
        Shown.Named kind,
        Optional<Shown.Named> level,
        Shown.Named asker,
        Shown.Named answerer,
        Optional<Shown.Named> post,
        String text,
        OfOrigin origin,
        Shown.Within term,
        Instant askedAt,
        Instant due,
        boolean late,
        List<Shown.Named> told,
        String state,
        Bilingual stateName,
        boolean open,
        Optional<Shown.Article> basis,
        List<Deed> acts,
        List<Line> story,
        int revision) {
    /// What it came from: `matter`, `undertaking`, `meeting` or `plain`, with its public name.
    public record OfOrigin(String kind, String name) {}

    /// Something that may be done: `needs` names what must be given, `reason` or `note`.
    public record Deed(String verb, Bilingual name, List<String> needs, List<Shown.Named> reasons) {}

    /// One thing that was done; a person is never named.
    public record Line(
            Instant at, String verb, Optional<Shown.Named> unit, Optional<String> reason, Optional<String> note) {}
}
