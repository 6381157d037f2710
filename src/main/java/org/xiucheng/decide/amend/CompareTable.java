package org.xiucheng.decide.amend;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.xiucheng.decide.table.Column;
import org.xiucheng.decide.table.Faults;
import org.xiucheng.decide.table.Grid;
import org.xiucheng.decide.table.Moment;
import org.xiucheng.decide.table.ReadTable;
import org.xiucheng.decide.table.Row;
import org.xiucheng.decide.table.TableLimits;
import org.xiucheng.kernel.Bilingual;

/// One sheet beside what its table says: rows that repeat it, rows that change it, and cells that say neither.
///
/// A row that the sheet does not name stays as it is; a row ends when its `to` says so; nothing is changed
/// before now.
final class CompareTable {
    private final Table table;
    private final Table.Asked asked;
    private final ZoneId zone;
    private final Instant now;
    private final Instant today;
    private final Faults faults;
    private final Map<String, List<Line>> standing;
    private final Set<Line> repeated = new HashSet<>();
    private final Set<String> named = new HashSet<>();
    private final Map<String, Row> rows = new LinkedHashMap<>();
    private final List<Change> changes = new ArrayList<>();

    CompareTable(Table table, Table.Asked asked, ZoneId zone) {
        this.table = table;
        this.asked = asked;
        this.zone = zone;
        this.now = asked.now();
        this.today = now.atZone(zone).toLocalDate().atStartOfDay(zone).toInstant();
        this.faults = new Faults(table.form().name().zh(), TableLimits.USUAL);
        this.standing = table.lines(now).stream().collect(Collectors.groupingBy(Line::key));
    }

    CheckedTable of(Grid grid) {
        var read = ReadTable.rows(new TableSheet(table, zone).columns(), grid, faults);
        read.forEach(this::row);
        if (faults.none() || !table.form().is(Table.Trait.WHOLE)) {
            judge();
        }
        var sound = changes.stream()
                .filter(change ->
                        Optional.ofNullable(rows.get(change.key())).stream().allMatch(Row::sound))
                .toList();
        return new CheckedTable(
                table.form().key(),
                read.size(),
                repeated.size(),
                faults.count(),
                faults.listed(),
                sound,
                faults.none() ? table.notes(sound, now) : List.of());
    }

    private void judge() {
        for (var objection : table.judge(changes, asked)) {
            Optional.ofNullable(rows.get(objection.key()))
                    .ifPresent(row -> row.fault(objection.column(), objection.code(), objection.says()));
        }
    }

    private void row(Row row) {
        var from = table.form().is(Table.Trait.TIMED)
                ? row.moment(TableSheet.FROM, zone).map(Moment::at)
                : Optional.<Instant>empty();
        var to = table.form().is(Table.Trait.TIMED)
                ? row.moment(TableSheet.TO, zone).map(Moment::at)
                : Optional.<Instant>empty();
        // what began today may end today: that is to say now
        var endsNow =
                to.filter(end -> !end.isBefore(today) && !end.isAfter(now)).isPresent();
        if (from.isPresent() && to.isPresent() && !from.get().isBefore(to.get()) && !endsNow) {
            fault(row, TableSheet.TO, "table.period", "失效应晚于生效。", "A period ends after it begins.");
        }
        var said = table.read(row, asked);
        if (said.isEmpty() || !row.sound()) {
            return;
        }
        var before = standing.getOrDefault(said.get().key(), List.of());
        var same = before.stream()
                .filter(line -> same(line, said.get(), from, to))
                .filter(line -> !repeated.contains(line))
                .findFirst();
        if (same.isPresent()) {
            repeated.add(same.get());
        } else if (!named.add(said.get().key())) {
            fault(row, table.form().columns().getFirst(), "table.twice", "此行出现两次。", "A sheet names each row once.");
        } else if (changes.size() >= AmendLimits.USUAL.changes()) {
            var most = AmendLimits.USUAL.changes();
            fault(
                    row,
                    table.form().columns().getFirst(),
                    "table.many",
                    "一次最多修改 " + most + " 行，请分批。",
                    "At most " + most + " rows change at once; send the rest apart.");
        } else {
            rows.put(said.get().key(), row);
            change(row, said.get(), from, to, before);
        }
    }

    private static boolean same(Line line, Said said, Optional<Instant> from, Optional<Instant> to) {
        return line.cells().equals(said.cells())
                && from.filter(at -> !at.equals(line.validity().from())).isEmpty()
                && to.equals(line.validity().end());
    }

    private void change(Row row, Said said, Optional<Instant> from, Optional<Instant> to, List<Line> lines) {
        var begins = from.filter(now::isBefore);
        var before = at(lines, begins.orElse(now)).or(() -> from.flatMap(at -> begun(lines, at)));
        var over = to.filter(end -> !end.isAfter(now)).isPresent();
        ends(row, to, before.isEmpty());
        pending(row, lines, over ? before : Optional.empty());
        if (before.isEmpty()) {
            if (begins.isEmpty()
                    && from.filter(today::isAfter).isPresent()
                    && !table.form().is(Table.Trait.BACKDATED)) {
                past(row);
            }
            add(new Change(said.key(), Change.Sort.ADDED, before, said.cells(), said(from), to));
            return;
        }
        var line = before.get();
        if (begins.isEmpty()
                && from.filter(at ->
                                at.isBefore(today) && !at.equals(line.validity().from()))
                        .isPresent()) {
            past(row);
        }
        var only = line.cells().equals(said.cells()) && to.isPresent() && begins.isEmpty();
        add(
                only || over
                        ? new Change(said.key(), Change.Sort.ENDED, before, line.cells(), Optional.empty(), to)
                        : new Change(said.key(), Change.Sort.CHANGED, before, said.cells(), begins, to));
    }

    /// What is approved to come stands in the way of everything but its own end.
    private void pending(Row row, List<Line> lines, Optional<Line> ending) {
        if (lines.stream().anyMatch(line -> line.validity().from().isAfter(now) && !ending.equals(Optional.of(line)))) {
            fault(
                    row,
                    table.form().columns().getFirst(),
                    "table.later",
                    "此行已有批准待生效的新内容，请先使其失效。",
                    "A later version of this row is approved already; end that one first.");
        }
    }

    private void ends(Row row, Optional<Instant> to, boolean begins) {
        if (begins
                && !table.form().is(Table.Trait.BACKDATED)
                && to.filter(end -> !end.isAfter(now)).isPresent()) {
            fault(row, TableSheet.TO, "table.period", "失效应晚于生效。", "A period ends after it begins.");
        } else if (!begins && to.filter(end -> end.isBefore(today)).isPresent()) {
            fault(row, TableSheet.TO, "table.past", "失效不能早于今天。", "It ends today or later.");
        }
    }

    /// A moment that has not passed, or of a table whose rows may have begun long ago.
    private Optional<Instant> said(Optional<Instant> from) {
        return from.filter(at -> at.isAfter(now) || table.form().is(Table.Trait.BACKDATED));
    }

    private void past(Row row) {
        fault(
                row,
                TableSheet.FROM,
                "table.past",
                "生效时间不能早于今天；留空即自批准起生效。",
                "A change begins today or later; leave it empty for at once.");
    }

    private void add(Change change) {
        changes.add(change);
    }

    private static Optional<Line> at(List<Line> lines, Instant moment) {
        return lines.stream().filter(line -> line.validity().holdsAt(moment)).findFirst();
    }

    private static Optional<Line> begun(List<Line> lines, Instant from) {
        return lines.stream()
                .filter(line -> line.validity().from().equals(from))
                .findFirst();
    }

    private static void fault(Row row, Column column, String code, String zh, String en) {
        row.fault(column, code, new Bilingual(zh, en));
    }
}
