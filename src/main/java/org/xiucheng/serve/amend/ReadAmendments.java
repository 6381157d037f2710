package org.xiucheng.serve.amend;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.xiucheng.decide.amend.Amend;
import org.xiucheng.decide.amend.AmendLimits;
import org.xiucheng.decide.amend.Amendment;
import org.xiucheng.decide.amend.Change;
import org.xiucheng.decide.amend.Line;
import org.xiucheng.decide.amend.SqlAmendments;
import org.xiucheng.decide.amend.Table;
import org.xiucheng.decide.amend.Tables;
import org.xiucheng.kernel.Bilingual;
import org.xiucheng.kernel.access.Subject;
import org.xiucheng.serve.matter.Names;

/// Shows the tables that there are, and to those who may make them the amendments.
@Service
public class ReadAmendments {
    /// So many changed rows are shown; the others are counted.
    private static final int ROWS = 500;

    private final Tables tables;
    private final Amend amend;
    private final SqlAmendments store;
    private final Names names;

    ReadAmendments(Tables tables, Amend amend, SqlAmendments store, Names names) {
        this.tables = tables;
        this.amend = amend;
        this.store = store;
        this.names = names;
    }

    /// A table, and what the reader may do with it.
    ///
    /// @param open whether everyone may fetch it
    /// @param amends whether the reader may draft amendments and see those of others
    public record TableView(String key, Bilingual name, boolean open, boolean amends) {}

    /// The tables that somebody may fetch or amend.
    public List<TableView> tables(Optional<Subject.Officer> by) {
        return tables.list().stream()
                .map(table -> new TableView(
                        table.form().key(),
                        table.form().name(),
                        table.form().is(Table.Trait.OPEN),
                        by.filter(officer -> amend.mayRead(table, officer)).isPresent()))
                .filter(view -> view.open() || view.amends())
                .toList();
    }

    /// Amendments of a table, latest first.
    public List<AmendmentView> list(Table table, Subject.Officer by) {
        amend.reads(table, by);
        return store.list(table.form().key(), AmendLimits.USUAL.listed()).stream()
                .map(amendment -> view(amendment, by))
                .toList();
    }

    /// One, with the first rows that it changes. @throws org.xiucheng.kernel.Problem `draft.absent`
    public AmendmentView get(String code, Subject.Officer by) {
        return view(amend.readable(code, by), by);
    }

    /// One as it stands after a deed.
    public AmendmentView view(Amendment amendment, Subject.Officer by) {
        var table = tables.get(amendment.table());
        return new AmendmentView(
                amendment.code(),
                amendment.table(),
                table.form().name(),
                amendment.standing().name().toLowerCase(Locale.ROOT),
                amendment.reason(),
                amendment.proposed().at(),
                names.unit(amendment.proposed().unit()),
                names.post(amendment.proposed().post()),
                amendment.proposed().person().equals(by.person()),
                amend.mayApprove(amendment, by),
                amendment.changes().size(),
                rows(table, amendment.changes()),
                amendment.approved().map(Amendment.By::at),
                amendment.approved().map(approval -> names.post(approval.post())));
    }

    /// The first rows that change, cell by cell.
    public List<AmendmentView.Row> rows(Table table, List<Change> changes) {
        return changes.stream().limit(ROWS).map(change -> row(table, change)).toList();
    }

    private static AmendmentView.Row row(Table table, Change change) {
        var cells = table.form().columns().stream()
                .map(column -> new AmendmentView.Cell(
                        column.key(),
                        column.name(),
                        change.before().map(line -> line.cell(column.key())).orElse(""),
                        change.cells().getOrDefault(column.key(), "")))
                .filter(cell ->
                        change.sort() != Change.Sort.CHANGED || !cell.before().equals(cell.after()))
                .toList();
        return new AmendmentView.Row(
                change.key(),
                change.sort().name().toLowerCase(Locale.ROOT),
                cells,
                change.from().or(() -> change.before().map(Line::validity).map(period -> period.from())),
                change.to());
    }
}
