package org.xiucheng.decide.table;

import java.util.List;

/// One sheet as it was read or shall be written: lines of cells, the first of which is the head.
///
/// @param merged the cells that were melted into one, which a table cannot be read from
public record Grid(String name, List<Line> lines, List<Span> merged) {
    public Grid {
        lines = List.copyOf(lines);
        merged = List.copyOf(merged);
    }

    /// A line with its number as people see it, from 1.
    public record Line(int number, List<Cell> cells) {
        public Line {
            cells = List.copyOf(cells);
        }

        Cell cell(int column) {
            return column < cells.size() ? cells.get(column) : Cell.EMPTY;
        }

        boolean isBlank() {
            return cells.stream().allMatch(cell -> cell.text().isBlank() && cell.sort() != Cell.Sort.FORMULA);
        }
    }

    /// A rectangle of cells; lines from 1, columns from 0.
    public record Span(int line, int column, int lastLine, int lastColumn) {}

    /// The address of a cell as people see it, such as `C17`; columns count from 0.
    public static String address(int line, int column) {
        var letters = new StringBuilder();
        for (var left = column; left >= 0; left = left / 26 - 1) {
            letters.insert(0, (char) ('A' + left % 26));
        }
        return letters.append(line).toString();
    }
}
