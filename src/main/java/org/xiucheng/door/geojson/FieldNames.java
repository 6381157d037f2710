package org.xiucheng.door.geojson;

import java.util.Optional;

/// What a file calls the properties of an area, and what holds for areas that do not say.
public record FieldNames(
        String code,
        String name,
        String nameEn,
        String level,
        String parent,
        Optional<String> usualLevel,
        Optional<String> usualParent) {
    /// The names of our own format: `code`, `name`, `name_en`, `level`, `parent`.
    public static FieldNames ours() {
        return new FieldNames("code", "name", "name_en", "level", "parent", Optional.empty(), Optional.empty());
    }
}
