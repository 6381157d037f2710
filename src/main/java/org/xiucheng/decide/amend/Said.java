package org.xiucheng.decide.amend;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.xiucheng.decide.table.Column;
import org.xiucheng.decide.table.Row;

/// What a row of a sheet says once every cell of it is understood.
public record Said(String key, Map<String, String> cells) {
    public Said {
        cells = Line.plain(cells);
    }

    /// The cells as they stand in the row, if nothing is wrong with it.
    public static Optional<Said> of(Row row, List<Column> columns, String key) {
        if (!row.sound()) {
            return Optional.empty();
        }
        var cells = new HashMap<String, String>();
        columns.forEach(
                column -> cells.put(column.key(), row.cell(column).text().strip()));
        return Optional.of(new Said(key, cells));
    }

    /// The same with one cell written as the city writes it.
    public Said with(Column column, String text) {
        var written = new HashMap<>(cells);
        written.put(column.key(), text);
        return new Said(key, written);
    }
}
