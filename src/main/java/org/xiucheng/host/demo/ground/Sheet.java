package org.xiucheng.host.demo.ground;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.xiucheng.kernel.Bilingual;

/// One list of the demo pack (`packs/demo/district/*.csv`): names, units, rules and texts are data, not code.
public final class Sheet {
    private Sheet() {}

    /// The rows of a list by their column names.
    public static List<CSVRecord> rows(String name) {
        var path = "/packs/demo/district/" + name + ".csv";
        try (var stream = Sheet.class.getResourceAsStream(path)) {
            if (stream == null) {
                throw new IllegalStateException("the demo pack has no " + path);
            }
            var format = CSVFormat.DEFAULT
                    .builder()
                    .setHeader()
                    .setSkipHeaderRecord(true)
                    .get();
            return format.parse(new InputStreamReader(stream, StandardCharsets.UTF_8))
                    .getRecords();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /// Those rows of a list whose `kind` is this.
    public static List<CSVRecord> rows(String name, String kind) {
        return rows(name).stream().filter(row -> row.get("kind").equals(kind)).toList();
    }

    /// The name in columns `zh` and `en`.
    public static Bilingual name(CSVRecord row) {
        return new Bilingual(row.get("zh"), row.get("en"));
    }
}
