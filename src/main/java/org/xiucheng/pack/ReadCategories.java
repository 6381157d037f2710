package org.xiucheng.pack;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.xiucheng.kernel.category.Category;
import org.xiucheng.kernel.category.CategoryKey;
import org.xiucheng.kernel.category.CodeSystem;

/// Reads code systems and their tables of codes.
record ReadCategories(PackReading reading) {
    private static final CsvTable.Columns COLUMNS = new CsvTable.Columns(
            List.of("code", "group_zh", "group_en", "name_zh", "name_en", "confidence"), Set.of("from", "until"));
    private static final Set<String> KEYS = Set.of("id", "name", "kind", "standing", "note", "source", "codes");

    /// How sure we are of a code; what is doubtful stays out of a pack.
    private static final Set<String> CONFIDENCE = Set.of("high", "medium", "local");

    /// One list with its codes.
    record Listed(CodeSystem system, List<Category> categories) {}

    List<Listed> of(PackReading.Pack pack) {
        return reading.flaws().each(reading.listed(pack, "systems"), value -> listed(pack, value));
    }

    private Listed listed(PackReading.Pack pack, YamlValue value) {
        value.only(KEYS);
        var system = new CodeSystem(
                value.get("id").as(ReadCategories::id),
                value.get("name").bilingual(),
                value.get("kind").as(text -> CodeSystem.Kind.valueOf(upper(text))),
                value.get("standing").as(text -> CodeSystem.Standing.valueOf(upper(text))),
                value.get("note").bilingual(),
                value.get("source").text());
        var path = pack.path(value.get("codes").text());
        var rows = CsvTable.rows(path, reading.text(value, path), COLUMNS, reading.limits());
        return new Listed(system, reading.flaws().each(rows, row -> category(system, row)));
    }

    private Category category(CodeSystem system, CsvTable.Row row) {
        var confidence = row.get("confidence");
        var local = system.standing() == CodeSystem.Standing.LOCAL;
        if (!CONFIDENCE.contains(confidence) || local != confidence.equals("local")) {
            throw row.fault("a code of confidence " + confidence + " does not belong in the list " + system.id());
        }
        var validity = reading.validity(
                row::fault,
                row.find("from").map(_ -> row.as("from", LocalDate::parse)),
                row.find("until").map(_ -> row.as("until", LocalDate::parse)));
        var key = new CategoryKey(system.id(), row.get("code"));
        return new Category(key, row.bilingual("name"), row.bilingual("group"), validity);
    }

    private static String id(String text) {
        if (!text.matches("[a-z0-9][a-z0-9-]{0,59}")) {
            throw new IllegalArgumentException("not the id of a code system: " + text);
        }
        return text;
    }

    private static String upper(String text) {
        return text.toUpperCase(Locale.ROOT).replace('-', '_');
    }
}
