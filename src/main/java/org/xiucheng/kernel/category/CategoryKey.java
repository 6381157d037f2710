package org.xiucheng.kernel.category;

/// The name of one category: a code means nothing without the list that it stands in.
///
/// The same four digits name a manhole cover in one list and illegal building in another.
public record CategoryKey(String system, String code) implements Comparable<CategoryKey> {
    public CategoryKey {
        if (system.isBlank() || code.isBlank()) {
            throw new IllegalArgumentException("a category key names its system and its code");
        }
    }

    @Override
    public int compareTo(CategoryKey other) {
        var bySystem = system.compareTo(other.system);
        return bySystem != 0 ? bySystem : code.compareTo(other.code);
    }

    @Override
    public String toString() {
        return system + "/" + code;
    }
}
