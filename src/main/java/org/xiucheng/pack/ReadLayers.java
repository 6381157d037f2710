package org.xiucheng.pack;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.xiucheng.kernel.category.Categories;
import org.xiucheng.kernel.category.Category;
import org.xiucheng.kernel.category.CategoryKey;
import org.xiucheng.kernel.category.Layer;

/// Reads in which layer of a street categories lie: rows for one code, and rows for a whole class, which give
/// way to them.
record ReadLayers(PackReading reading, Categories categories) {
    private static final CsvTable.Columns COLUMNS =
            new CsvTable.Columns(List.of("system", "layer"), Set.of("group", "code"));

    Map<CategoryKey, Layer> of(PackReading.Pack pack) {
        return pack.manifest()
                .find("layers")
                .flatMap(value -> reading.flaws().attempt(() -> layers(pack, value)))
                .orElse(Map.of());
    }

    private Map<CategoryKey, Layer> layers(PackReading.Pack pack, YamlValue value) {
        var path = pack.path(value.text());
        var rows = CsvTable.rows(path, reading.text(value, path), COLUMNS, reading.limits());
        var classes = new HashMap<CategoryKey, Layer>();
        var codes = new HashMap<CategoryKey, Layer>();
        reading.flaws().each(rows, row -> {
            var found = row.find("code").isPresent() ? List.of(one(row)) : group(row);
            var into = row.find("code").isPresent() ? codes : classes;
            for (var key : found) {
                if (into.put(key, layer(row)) != null) {
                    throw row.fault("a second layer for " + key);
                }
            }
            return row;
        });
        classes.putAll(codes);
        return classes;
    }

    private CategoryKey one(CsvTable.Row row) {
        var key = new CategoryKey(row.get("system"), row.get("code"));
        if (row.find("group").isPresent() || categories.find(key).isEmpty()) {
            throw row.fault("names no category: " + key);
        }
        return key;
    }

    private List<CategoryKey> group(CsvTable.Row row) {
        var found = categories.list(row.get("system")).stream()
                .filter(category -> category.group().zh().equals(row.get("group")))
                .map(Category::key)
                .toList();
        if (found.isEmpty()) {
            throw row.fault("names no class: " + row.get("system") + " " + row.get("group"));
        }
        return found;
    }

    private static Layer layer(CsvTable.Row row) {
        return row.as("layer", text -> Layer.valueOf(text.toUpperCase(Locale.ROOT)));
    }
}
