package org.xiucheng.kernel.place.sql;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;
import org.xiucheng.kernel.Bilingual;
import org.xiucheng.kernel.time.Validity;

/// How names and periods stand in the columns of this schema, and how a list becomes arrays for one statement.
final class Rows {
    /// Rows per statement: large enough that round trips do not count, small enough that memory does not
    /// either.
    private static final int BATCH = 5_000;

    private Rows() {}

    static Bilingual name(ResultSet row) throws SQLException {
        return new Bilingual(row.getString("name_zh"), row.getString("name_en"));
    }

    static Validity validity(ResultSet row) throws SQLException {
        var from = row.getObject("valid_from", OffsetDateTime.class).toInstant();
        var to = row.getObject("valid_to", OffsetDateTime.class);
        return new Validity(from, to == null ? null : to.toInstant());
    }

    static List<String> strings(ResultSet row, String column) throws SQLException {
        return List.of((String[]) row.getArray(column).getArray());
    }

    static <T> void inBatches(List<T> rows, Consumer<List<T>> write) {
        for (var start = 0; start < rows.size(); start += BATCH) {
            write.accept(rows.subList(start, Math.min(rows.size(), start + BATCH)));
        }
    }

    static <T> @Nullable String[] texts(List<T> rows, Function<T, @Nullable String> column) {
        var texts = new @Nullable String[rows.size()];
        for (var i = 0; i < texts.length; i++) {
            texts[i] = column.apply(rows.get(i));
        }
        return texts;
    }

    static <T> @Nullable String[] starts(List<T> rows, Function<T, Validity> validity) {
        return texts(rows, row -> validity.apply(row).from().toString());
    }

    static <T> @Nullable String[] ends(List<T> rows, Function<T, Validity> validity) {
        return texts(
                rows, row -> validity.apply(row).end().map(Instant::toString).orElse(null));
    }

    static <T> byte[][] binaries(List<T> rows, Function<T, byte[]> column) {
        return rows.stream().map(column).toArray(byte[][]::new);
    }

    static <T> double[] numbers(List<T> rows, ToDoubleFunction<T> column) {
        return rows.stream().mapToDouble(column).toArray();
    }
}
