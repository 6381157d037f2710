package org.xiucheng.serve.duty;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.xiucheng.kernel.Bilingual;
import org.xiucheng.serve.matter.Shown;

/// One rule of the duty list as people read it.
public record RuleView(
        String id,
        int version,
        Bilingual name,
        Scope categories,
        Bound places,
        Shown.Named unit,
        Optional<Shown.Named> post,
        String basis,
        Optional<Shown.Article> article,
        Optional<Integer> priority,
        boolean fallback,
        Instant from,
        Optional<Instant> to) {
    /// What it is about: `any`, `system`, `group` or `one`.
    public record Scope(String scope, Optional<String> system, Optional<String> code, Bilingual name) {}

    /// Where: `area`, `road`, `component-class` or `owner-role`.
    public record Bound(String kind, Shown.Named area, Optional<Road> road, Optional<Shown.OfCategory> component) {}

    /// A stretch of a road in metres; open at its end where it goes on to the end of the road.
    public record Road(String id, Bilingual name, double from, Optional<Double> to) {}

    /// Where a finding is so.
    public record Where(
            List<Scope> categories,
            Shown.Named area,
            List<Shown.Named> except,
            int spared,
            Optional<Road> road,
            List<Thing> things,
            Instant from,
            Optional<Instant> to) {}

    /// A sort of thing: a kind, or any that no rule names; `owned` is `yes`, `no` or `either`.
    public record Thing(Optional<Shown.OfCategory> kind, String owned) {}
}
