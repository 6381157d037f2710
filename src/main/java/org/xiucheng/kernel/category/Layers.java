package org.xiucheng.kernel.category;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/// In which layer of a street each category lies; what lies in none is missing, such as noise.
///
/// Which it is differs by place and comes from a pack.
public record Layers(Map<CategoryKey, Layer> byCategory) {
    public static final Layers NONE = new Layers(Map.of());

    public Layers {
        byCategory = Map.copyOf(byCategory);
    }

    public Optional<Layer> of(CategoryKey category) {
        return Optional.ofNullable(byCategory.get(category));
    }

    /// The categories of a layer by list and code.
    public List<CategoryKey> in(Layer layer) {
        return byCategory.entrySet().stream()
                .filter(entry -> entry.getValue() == layer)
                .map(Map.Entry::getKey)
                .sorted()
                .toList();
    }
}
