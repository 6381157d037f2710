package org.xiucheng.decide.amend;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.xiucheng.decide.table.Cell;
import org.xiucheng.decide.table.Column;
import org.xiucheng.decide.table.Grid;
import org.xiucheng.decide.table.Moment;

/// A table as a sheet: what is written here is what is read back.
record TableSheet(Table table, ZoneId zone) {
    static final Column FROM = Column.of("from", "生效", "Holds from");
    static final Column TO = Column.of("to", "失效", "Holds until");

    List<Column> columns() {
        var columns = new ArrayList<>(table.form().columns());
        if (table.form().is(Table.Trait.TIMED)) {
            columns.add(FROM);
            columns.add(TO);
        }
        return columns;
    }

    Grid lines(List<Line> lines) {
        return grid(lines.stream()
                .map(line -> cells(
                        line.cells(),
                        Optional.of(line.validity().from()),
                        line.validity().end()))
                .toList());
    }

    /// Changes as rows that would propose them again; a moment that has passed meanwhile is no longer said, and
    /// what should have ended by now ends now.
    Grid changes(List<Change> changes, Instant now) {
        return grid(changes.stream()
                .map(change -> cells(
                        change.cells(),
                        change.from().filter(from -> change.sort() == Change.Sort.ADDED || from.isAfter(now)),
                        change.to().map(to -> change.sort() == Change.Sort.ENDED && to.isBefore(now) ? now : to)))
                .toList());
    }

    private Grid grid(List<List<Cell>> rows) {
        var lines = new ArrayList<Grid.Line>();
        lines.add(new Grid.Line(
                1, columns().stream().map(column -> Cell.text(column.header())).toList()));
        rows.forEach(cells -> lines.add(new Grid.Line(lines.size() + 1, cells)));
        return new Grid(table.form().name().zh(), lines, List.of());
    }

    private List<Cell> cells(Map<String, String> said, Optional<Instant> from, Optional<Instant> to) {
        var cells = new ArrayList<>(table.form().columns().stream()
                .map(column -> Cell.text(said.getOrDefault(column.key(), "")))
                .toList());
        if (table.form().is(Table.Trait.TIMED)) {
            cells.add(moment(from.filter(at -> !at.equals(Instant.EPOCH))));
            cells.add(moment(to));
        }
        return cells;
    }

    private Cell moment(Optional<Instant> at) {
        return at.map(moment -> Cell.text(Moment.text(moment, zone))).orElse(Cell.EMPTY);
    }
}
