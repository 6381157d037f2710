package org.xiucheng.pack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.xiucheng.kernel.Bilingual;

/// A table in a pack, read row by row with the line of each.
final class CsvTable {
    private static final CSVFormat FORMAT =
            CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true).get();

    private CsvTable() {}

    /// The rows of a table with those columns, and with no others but the optional ones.
    static List<Row> rows(String file, String text, Columns columns, PackLimits limits) {
        if (text.length() > limits.characters()) {
            throw new Fault(file, 0, "the file is longer than " + limits.characters() + " characters");
        }
        try (var parser = CSVParser.parse(text, FORMAT)) {
            columns.check(file, parser.getHeaderNames());
            var rows = new ArrayList<Row>();
            for (var line : parser) {
                if (rows.size() == limits.rows()) {
                    throw new Fault(file, 0, "the table is longer than " + limits.rows() + " rows");
                }
                rows.add(new Row(file, (int) parser.getCurrentLineNumber(), line));
            }
            return rows;
        } catch (IOException | UncheckedIOException | IllegalArgumentException broken) {
            throw new Fault(file, 0, "not CSV: " + broken.getMessage());
        }
    }

    /// The columns that a table must and may have.
    record Columns(List<String> needed, Set<String> allowed) {
        private void check(String file, List<String> header) {
            for (var column : needed) {
                if (!header.contains(column)) {
                    throw new Fault(file, 1, "the column " + column + " is missing");
                }
            }
            for (var column : header) {
                if (!needed.contains(column) && !allowed.contains(column)) {
                    throw new Fault(file, 1, "unknown column " + column);
                }
            }
        }
    }

    /// One row, with its line in the file.
    record Row(String file, int line, CSVRecord values) {
        Fault fault(String message) {
            return new Fault(file, line, message);
        }

        Optional<String> find(String column) {
            return values.isSet(column)
                    ? Optional.of(values.get(column).strip()).filter(value -> !value.isEmpty())
                    : Optional.empty();
        }

        String get(String column) {
            return find(column).orElseThrow(() -> fault("the column " + column + " is empty"));
        }

        <T> T as(String column, Function<String, T> reading) {
            try {
                return reading.apply(get(column));
            } catch (IllegalArgumentException | DateTimeException refused) {
                throw fault(String.valueOf(refused.getMessage()));
            }
        }

        Bilingual bilingual(String column) {
            return new Bilingual(get(column + "_zh"), get(column + "_en"));
        }
    }
}
