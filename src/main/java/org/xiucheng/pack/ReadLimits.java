package org.xiucheng.pack;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.xiucheng.kernel.calendar.Term;
import org.xiucheng.kernel.calendar.TimeLimit;
import org.xiucheng.kernel.category.CategoryKey;
import org.xiucheng.kernel.law.ArticleId;

/// Reads handling limits by category.
record ReadLimits(PackReading reading) {
    private static final Set<String> KEYS = Set.of("jurisdiction", "source", "file", "from", "to");
    private static final CsvTable.Columns COLUMNS =
            new CsvTable.Columns(List.of("system", "code", "term", "basis", "close_zh", "close_en"), Set.of());

    /// A limit and the row that sets it.
    record Listed(TimeLimit limit, CsvTable.Row row) {}

    List<Listed> of(PackReading.Pack pack) {
        return pack.manifest()
                .find("limits")
                .flatMap(value -> reading.flaws().attempt(() -> limits(pack, value.only(KEYS))))
                .orElse(List.of());
    }

    private List<Listed> limits(PackReading.Pack pack, YamlValue value) {
        var path = pack.path(value.get("file").text());
        var rows = CsvTable.rows(path, reading.text(value, path), COLUMNS, reading.limits());
        return reading.flaws().each(rows, row -> new Listed(limit(value, row), row));
    }

    private TimeLimit limit(YamlValue value, CsvTable.Row row) {
        return new TimeLimit(
                new CategoryKey(row.get("system"), row.get("code")),
                row.as("term", Term::parse),
                row.as("basis", ArticleId::new),
                row.bilingual("close"),
                reading.validity(
                        value::fault,
                        value.find("from").map(day -> day.as(LocalDate::parse)),
                        value.find("to").map(day -> day.as(LocalDate::parse))),
                value.get("source").text(),
                value.get("jurisdiction").text());
    }
}
