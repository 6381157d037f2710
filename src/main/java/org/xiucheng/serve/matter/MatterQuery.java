package org.xiucheng.serve.matter;

import java.util.Optional;
import org.xiucheng.kernel.category.CategoryKey;

/// Which matters somebody wants listed; what is absent does not matter.
public record MatterQuery(
        Optional<Boolean> open,
        Optional<String> state,
        Optional<String> area,
        Optional<CategoryKey> category,
        Optional<String> undertaking) {
    /// Every matter.
    public static final MatterQuery ALL =
            new MatterQuery(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

    /// Every matter of an undertaking, by its number.
    public static MatterQuery ofUndertaking(String number) {
        return new MatterQuery(
                Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.of(number));
    }
}
