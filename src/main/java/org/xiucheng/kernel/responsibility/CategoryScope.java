package org.xiucheng.kernel.responsibility;

import java.util.Optional;
import java.util.function.Function;
import org.xiucheng.kernel.category.CategoryKey;

/// What kinds of matter a rule is about, from everything down to a single category.
public sealed interface CategoryScope {
    /// Every category, also none: only fallback rules should need it.
    record Any() implements CategoryScope {}

    /// All categories of one code system.
    record System(String system) implements CategoryScope {}

    /// One class (大类) of a code system.
    record Group(String system, String group) implements CategoryScope {}

    /// One category.
    record One(CategoryKey key) implements CategoryScope {}

    /// Whether a matter of that category falls under this scope; `groupOf` tells the class that a category
    /// belongs to.
    default boolean covers(Optional<CategoryKey> category, Function<CategoryKey, Optional<String>> groupOf) {
        return switch (this) {
            case Any() -> true;
            case System(var system) ->
                category.filter(k -> k.system().equals(system)).isPresent();
            case Group(var system, var group) ->
                category.filter(k -> k.system().equals(system))
                        .flatMap(groupOf)
                        .filter(group::equals)
                        .isPresent();
            case One(var key) -> category.filter(key::equals).isPresent();
        };
    }

    /// Whether everything under this scope also falls under the other.
    default boolean within(CategoryScope other, Function<CategoryKey, Optional<String>> groupOf) {
        return switch (this) {
            case Any() -> other instanceof Any;
            case System(var system) -> other instanceof Any || other.equals(new System(system));
            case Group(var system, var group) ->
                other instanceof Any || other.equals(new System(system)) || other.equals(new Group(system, group));
            case One(var key) -> other.covers(Optional.of(key), groupOf);
        };
    }
}
