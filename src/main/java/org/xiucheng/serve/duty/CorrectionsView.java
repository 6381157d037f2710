package org.xiucheng.serve.duty;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.xiucheng.serve.matter.Shown;

/// The corrections of the last year, and what those alike teach.
///
/// @param total how many there are; the latest are listed
public record CorrectionsView(int total, List<Item> items, List<Proposal> proposals) {
    public CorrectionsView {
        items = List.copyOf(items);
        proposals = List.copyOf(proposals);
    }

    /// One: which rule had named whom, who answers instead, and why.
    ///
    /// @param cause `redispatched`, `redirected` or `assigned`
    public record Item(
            String number,
            Instant at,
            String cause,
            String rule,
            Shown.Named from,
            Shown.Named to,
            Optional<String> reason,
            Shown.OfCategory category,
            Shown.Named area) {}

    /// Corrections alike and the rule they ask for.
    ///
    /// @param alike so many went to the same unit, of `all` corrections of the rule there
    /// @param kept past matters of the kind there that stayed where the rule sent them
    /// @param change as it would be; absent where a person must say by which article
    /// @param draft an open draft that says it already
    public record Proposal(
            String rule,
            Shown.OfCategory category,
            Shown.Named area,
            Shown.Named from,
            Shown.Named to,
            int alike,
            int all,
            int kept,
            List<String> examples,
            Optional<RuleView> change,
            Optional<String> draft) {
        public Proposal {
            examples = List.copyOf(examples);
        }
    }
}
