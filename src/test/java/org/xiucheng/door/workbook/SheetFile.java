package org.xiucheng.door.workbook;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.xiucheng.decide.table.Cell;
import org.xiucheng.decide.table.Grid;

/// A sheet in somebody's hands: read from a real file, cells changed by their column, written as a real file.
final class SheetFile {
    private final String name;
    private final List<List<Cell>> rows = new ArrayList<>();
    final Map<String, String> expected = new TreeMap<>();

    SheetFile(byte[] file) {
        var grid = Workbooks.read(file, "");
        this.name = grid.name();
        grid.lines().forEach(line -> rows.add(new ArrayList<>(line.cells())));
    }

    int size() {
        return rows.size() - 1;
    }

    /// A new row below the others; columns it does not name stay empty.
    SheetFile add(String... cells) {
        rows.add(new ArrayList<>());
        for (var i = 0; i < cells.length; i += 2) {
            put(rows.size() - 1, cells[i], cells[i + 1]);
        }
        return this;
    }

    /// Changes a cell of the last row.
    SheetFile set(String column, String text) {
        put(rows.size() - 1, column, text);
        return this;
    }

    /// Changes a cell of the row in which that text stands in that column.
    SheetFile where(String column, String is, String set, String text) {
        put(find(column, is), set, text);
        return this;
    }

    /// Leaves only the rows in which those texts stand in those columns.
    SheetFile only(String... cells) {
        for (var i = 0; i < cells.length; i += 2) {
            var at = column(cells[i]);
            var text = cells[i + 1];
            rows.subList(1, rows.size())
                    .removeIf(row -> at >= row.size() || !row.get(at).text().equals(text));
        }
        return this;
    }

    /// Changes that column in every row.
    SheetFile all(String column, String text) {
        for (var i = 1; i < rows.size(); i++) {
            put(i, column, text);
        }
        return this;
    }

    /// The cell in that column, in the row where that text stands in another, is a mistake.
    SheetFile mistakeWhere(String column, String is, String wrong, String code) {
        expected.put(Grid.address(find(column, is) + 1, column(wrong)), code);
        return this;
    }

    /// Leaves nothing but the head.
    SheetFile bare() {
        rows.subList(1, rows.size()).clear();
        return this;
    }

    /// The cell of the last row in that column is a mistake, and should be named so.
    SheetFile mistake(String column, String code) {
        expected.put(Grid.address(rows.size(), column(column)), code);
        return this;
    }

    byte[] bytes(Workbooks.Format format) {
        var lines = new ArrayList<Grid.Line>();
        rows.forEach(cells -> lines.add(new Grid.Line(lines.size() + 1, cells)));
        return Workbooks.write(new Grid(name, lines, List.of()), format);
    }

    private int find(String column, String is) {
        var at = column(column);
        for (var i = 1; i < rows.size(); i++) {
            if (at < rows.get(i).size() && rows.get(i).get(at).text().equals(is)) {
                return i;
            }
        }
        throw new IllegalArgumentException("no row has " + is + " in " + column);
    }

    private void put(int row, String column, String text) {
        var at = column(column);
        while (rows.get(row).size() <= at) {
            rows.get(row).add(Cell.EMPTY);
        }
        rows.get(row).set(at, Cell.text(text));
    }

    /// Heads read as the Chinese name and the key.
    private int column(String key) {
        for (var i = 0; i < rows.getFirst().size(); i++) {
            var head = rows.getFirst().get(i).text();
            if (Arrays.asList(head.split(" ")).getLast().equals(key)) {
                return i;
            }
        }
        throw new IllegalArgumentException("no column " + key);
    }
}
