package org.xiucheng.kernel.access;

import java.time.Instant;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.xiucheng.kernel.category.CategoryKey;
import org.xiucheng.kernel.law.ArticleId;
import org.xiucheng.kernel.time.Validity;

/// A power of one unit's desk that a post of the field may use for a time and within limits (授权、委托), so that
/// it does not ask upward each time.
///
/// It widens what may be done and never what is seen; it reaches only where the post already works or is
/// chief, and only where the unit that lends it could do the same at that moment. Whatever looks at work
/// afterwards stays with other eyes.
///
/// @param code its public name
/// @param grantor the unit whose power it is
/// @param actions some of `POWERS`
/// @param categories code systems, or codes as `system/code`; any when empty
/// @param area the area within which it holds
/// @param perDay how often it may be used on one day of the city
/// @param usedToday how often it was used on the day of the question
public record Delegation(
        String code,
        String grantor,
        String post,
        Set<Action> actions,
        Set<String> categories,
        String area,
        int perDay,
        int usedToday,
        Validity validity,
        ArticleId basis) {
    /// What may be lent: the powers of desks that bring a matter on its way. Never to verify, to uphold or to
    /// judge.
    public static final Set<Action> POWERS = EnumSet.of(Action.FILE, Action.REFUSE, Action.DISPATCH);

    public Delegation {
        actions = Set.copyOf(actions);
        categories = Set.copyOf(categories);
        if (!POWERS.containsAll(actions)) {
            throw new IllegalArgumentException("this is not lent: " + actions);
        }
    }

    /// A limit of a delegation, beyond which an act falls.
    public enum Limit {
        ACTION("what it lends"),
        TIME("its time"),
        AREA("its area"),
        CATEGORY("its categories"),
        PER_DAY("its number for one day"),
        OWN_UNIT("the own unit, to which alone it dispatches");

        private final String words;

        Limit(String words) {
            this.words = words;
        }

        /// How the limit is told to whoever met it.
        public String words() {
            return words;
        }
    }

    /// What a delegation opens where: within an area and for some categories (any when empty), where the unit
    /// that
    /// lends it is itself the desk, which is the narrowest of the areas that has one, as `desks` has them; in
    /// the
    /// areas `works` and where the post to which it is lent `chiefs`.
    public record Power(
            String area,
            Set<String> categories,
            Tie desk,
            Map<String, String> desks,
            String grantor,
            Set<String> works,
            Reach.Over.Roads chiefs) {}

    /// The first limit that such an act on such a thing would break; empty when it stays within all.
    public Optional<Limit> outside(Action action, Resource resource, Instant at) {
        if (!actions.contains(action)) {
            return Optional.of(Limit.ACTION);
        }
        if (!validity.holdsAt(at)) {
            return Optional.of(Limit.TIME);
        }
        if (!resource.areas().contains(area)) {
            return Optional.of(Limit.AREA);
        }
        var kinds = resource.categories();
        if (!categories.isEmpty() && (kinds.isEmpty() || !kinds.stream().allMatch(this::covers))) {
            return Optional.of(Limit.CATEGORY);
        }
        return usedToday < perDay ? Optional.empty() : Optional.of(Limit.PER_DAY);
    }

    /// Whether it lends that at all now, wherever.
    boolean lends(Action action, Instant at) {
        return actions.contains(action) && validity.holdsAt(at) && usedToday < perDay;
    }

    private boolean covers(CategoryKey category) {
        return categories.contains(category.system()) || categories.contains(category.toString());
    }
}
