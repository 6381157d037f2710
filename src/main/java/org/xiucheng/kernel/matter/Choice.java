package org.xiucheng.kernel.matter;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.xiucheng.kernel.category.CategoryKey;
import org.xiucheng.kernel.responsibility.CategoryScope;

/// One line of a pack that says by which procedure a matter begins: for what came in this way, of this kind, in
/// this place.
///
/// A pack lists its lines from narrow to wide and the first that fits is taken, so that a region changes the
/// road of its own matters and of no others.
///
/// @param channel the only way of coming in that it is for; every way when empty
/// @param area the only area that it is for, with all below; the whole city when empty
public record Choice(String procedure, Optional<String> channel, CategoryScope scope, Optional<String> area) {
    /// What is known of a matter before it begins.
    ///
    /// @param areas coarse to fine
    public record Asked(String channel, Optional<CategoryKey> category, List<String> areas) {}

    boolean fits(Asked asked, Function<CategoryKey, Optional<String>> groupOf) {
        return channel.map(asked.channel()::equals).orElse(true)
                && scope.covers(asked.category(), groupOf)
                && area.map(asked.areas()::contains).orElse(true);
    }

    /// Whether nothing is left for that line after this one.
    public boolean hides(Choice later, Function<CategoryKey, Optional<String>> groupOf) {
        return (channel.isEmpty() || channel.equals(later.channel()))
                && later.scope().within(scope, groupOf)
                && (area.isEmpty() || area.equals(later.area()));
    }
}
