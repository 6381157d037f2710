package org.xiucheng.kernel.responsibility;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;
import org.xiucheng.kernel.Bilingual;
import org.xiucheng.kernel.law.ArticleId;
import org.xiucheng.kernel.time.Validity;

/// One sentence of the duty list: for these categories in these places this unit answers, by this article.
///
/// `priority` is stated only where rules cross or tie; the higher number wins there and nowhere else. A
/// `fallback` rule (属地兜底) answers when no other does; what only a fallback reaches is a gap in the duty list.
/// Under `OwnerRole` the owner of the component leads, and `unit` only when that owner is no unit of ours.
public record Rule(
        String id,
        int version,
        Bilingual name,
        CategoryScope categories,
        PlaceBinding places,
        String unit,
        Optional<String> post,
        ArticleId basis,
        OptionalInt priority,
        boolean fallback,
        Validity validity) {

    /// The same with that priority.
    public Rule withPriority(int stated) {
        return new Rule(
                id, version, name, categories, places, unit, post, basis, OptionalInt.of(stated), fallback, validity);
    }

    /// The same until just before that moment.
    public Rule until(Instant end) {
        return during(new Validity(validity.from(), end));
    }

    /// The same in another period.
    public Rule during(Validity period) {
        return new Rule(id, version, name, categories, places, unit, post, basis, priority, fallback, period);
    }

    int rank() {
        return priority.orElse(Integer.MIN_VALUE);
    }
}
