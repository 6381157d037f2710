package org.xiucheng.decide.table;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.xiucheng.kernel.Bilingual;

/// Reads a sheet as a table of known columns: finds them by their heads, in any order, and refuses by cell what
/// no table can hold.
public final class ReadTable {
    private static final Bilingual MERGED =
            new Bilingual("合并的单元格无法读取，请取消合并。", "Cells that are merged cannot be read; split them.");
    private static final Bilingual FORMULA =
            new Bilingual("此格是公式，请填数值或文字。", "This cell is a formula; write the value itself.");
    private static final Bilingual BROKEN = new Bilingual("此格是错误值。", "This cell holds an error.");
    private static final Bilingual STRAY = new Bilingual("此列没有表头。", "This column has no head.");

    /// No sheet has a column beyond this.
    private static final int MOST = 16_384;

    private final List<Column> columns;
    private final Grid grid;
    private final Faults faults;
    /// Columns without a head of which that was said.
    private final Set<Integer> told = new HashSet<>();

    private ReadTable(List<Column> columns, Grid grid, Faults faults) {
        this.columns = columns;
        this.grid = grid;
        this.faults = faults;
    }

    /// The rows below the head; those in which nothing stands are left out. What cannot be read lies in
    /// `faults`, and a cell that is at fault reads as it stands.
    public static List<Row> rows(List<Column> columns, Grid grid, Faults faults) {
        return new ReadTable(columns, grid, faults).rows();
    }

    private List<Row> rows() {
        if (grid.lines().isEmpty()) {
            faults.add(new Faults.Spot(1, 0, "", ""), "table.empty", new Bilingual("表中没有内容。", "The sheet is empty."));
            return List.of();
        }
        var head = grid.lines().getFirst();
        merged();
        var placed = placed(head);
        var rows = new ArrayList<Row>();
        for (var line : grid.lines().subList(1, grid.lines().size())) {
            if (!line.isBlank()) {
                cells(line, head, placed);
                rows.add(new Row(line, placed, faults));
            }
        }
        return rows;
    }

    private void merged() {
        for (var span : grid.merged()) {
            var line = grid.lines().stream()
                    .filter(one -> one.number() == span.line())
                    .findFirst();
            var read = line.map(one -> one.cell(span.column()).text()).orElse("");
            spot(span.line(), span.column(), read, "cell.merged", MERGED);
            if (span.line() == grid.lines().getFirst().number()) {
                IntStream.rangeClosed(span.column(), Math.min(span.lastColumn(), MOST))
                        .forEach(told::add);
            }
        }
    }

    private Map<Column, Integer> placed(Grid.Line head) {
        var placed = new LinkedHashMap<Column, Integer>();
        for (var i = 0; i < head.cells().size(); i++) {
            var said = head.cell(i).text();
            if (said.isBlank()) {
                continue;
            }
            var column = columns.stream().filter(one -> one.isMeantBy(said)).findFirst();
            if (column.isEmpty()) {
                spot(head.number(), i, said, "header.unknown", unknown(said));
            } else if (placed.putIfAbsent(column.get(), i) != null) {
                spot(head.number(), i, said, "header.twice", new Bilingual("此表头出现两次。", "This head stands twice."));
            }
        }
        for (var column : columns) {
            if (column.needed() && !placed.containsKey(column)) {
                var says = new Bilingual(
                        "缺少表头“" + column.header() + "”。", "The head “" + column.header() + "” is missing.");
                spot(head.number(), head.cells().size(), column.header(), "header.missing", says);
            }
        }
        return placed;
    }

    private Bilingual unknown(String said) {
        var known = columns.stream().map(Column::key).toList();
        return Nearest.of(said, known)
                .map(near -> new Bilingual("没有这样的表头，是否为“" + near + "”？", "No such head; is it “" + near + "”?"))
                .orElse(new Bilingual(
                        "没有这样的表头；可用：" + String.join("、", known) + "。",
                        "No such head; there are: " + String.join(", ", known) + "."));
    }

    private void cells(Grid.Line line, Grid.Line head, Map<Column, Integer> placed) {
        for (var i = 0; i < line.cells().size(); i++) {
            var cell = line.cell(i);
            var headed = placed.containsValue(i);
            if (!headed && head.cell(i).text().isBlank() && !cell.text().isBlank() && told.add(i)) {
                spot(line.number(), i, cell.text(), "cell.stray", STRAY);
            } else if (cell.sort() == Cell.Sort.FORMULA) {
                spot(line.number(), i, cell.text(), "cell.formula", FORMULA);
            } else if (cell.sort() == Cell.Sort.BROKEN) {
                spot(line.number(), i, cell.text(), "cell.broken", BROKEN);
            } else if (cell.text().chars().anyMatch(ReadTable::isControl)) {
                spot(
                        line.number(),
                        i,
                        cell.text(),
                        "cell.control",
                        new Bilingual("含有不可见的控制字符。", "It holds control characters."));
            }
        }
    }

    private static boolean isControl(int c) {
        return Character.isISOControl(c) && c != '\n' && c != '\r' && c != '\t';
    }

    private void spot(int line, int column, String read, String code, Bilingual says) {
        var head = grid.lines().getFirst().cell(column).text();
        faults.add(new Faults.Spot(line, column, head, read), code, says);
    }
}
