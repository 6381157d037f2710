package org.xiucheng.serve.reform;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.xiucheng.serve.matter.Shown;

/// A reform as staff read it. A person is never named.
///
/// @param standing `planned`, `approved`, `running`, `finished` or `withdrawn`
/// @param whole whether the unit ends; otherwise only posts are handed over
/// @param draft the draft of the duty list that goes with it
/// @param stock what hangs on what ends now, with where it goes
/// @param leftBehind how much of it goes nowhere; such a plan is not approved
public record ReformView(
        String code,
        String standing,
        Shown.Named unit,
        boolean whole,
        Shown.Named otherwise,
        List<ByArea> areas,
        List<ByPost> posts,
        String reason,
        Optional<Shown.Article> basis,
        Optional<Instant> wishedFrom,
        Optional<String> draft,
        boolean own,
        boolean mayApprove,
        Instant plannedAt,
        Shown.Named post,
        Optional<Instant> takesEffect,
        Optional<Instant> finishedAt,
        List<Item> stock,
        int leftBehind) {
    public ReformView {
        areas = List.copyOf(areas);
        posts = List.copyOf(posts);
        stock = List.copyOf(stock);
    }

    /// Who takes over in that area.
    public record ByArea(Shown.Named area, Shown.Named unit) {}

    /// Which post takes over from which.
    public record ByPost(Shown.Named post, Shown.Named to) {}

    /// So much or such a thing, and the code of who takes over.
    public record Item(String kind, String what, Optional<String> to) {}
}
