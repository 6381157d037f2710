package org.xiucheng.kernel.responsibility.audit;

import java.util.List;
import java.util.Optional;
import org.xiucheng.kernel.category.CategoryKey;
import org.xiucheng.kernel.responsibility.CategoryScope;
import org.xiucheng.kernel.time.Validity;

/// What a finding is about, said as shortly as it can be: these categories, in this area and all below it but
/// for a few, in this time.
///
/// Without a road and things it speaks of places where no rule for roads or things is in play; with them, of
/// those stretches and things at which one is.
public record Where(
        List<CategoryScope> categories,
        String area,
        List<String> except,
        Optional<Reach> road,
        List<Thing> things,
        Validity when) {
    public Where {
        categories = List.copyOf(categories);
        except = List.copyOf(except);
        things = List.copyOf(things);
    }

    /// A road from one measure to another, in metres.
    public record Reach(String road, double from, double to) {}

    /// A kind of thing, or any kind that no rule names; and whether its owner is known.
    public record Thing(Optional<CategoryKey> kind, Owned owned) {}

    /// Whether a thing's owner is known.
    public enum Owned {
        YES,
        NO,
        EITHER
    }
}
