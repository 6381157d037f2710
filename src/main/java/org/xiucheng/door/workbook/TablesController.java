package org.xiucheng.door.workbook;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import org.xiucheng.decide.amend.Amend;
import org.xiucheng.decide.amend.Change;
import org.xiucheng.decide.amend.CheckedTable;
import org.xiucheng.decide.amend.Table;
import org.xiucheng.decide.amend.Tables;
import org.xiucheng.decide.table.Fault;
import org.xiucheng.door.web.Callers;
import org.xiucheng.door.web.Refusals;
import org.xiucheng.kernel.Bilingual;
import org.xiucheng.kernel.access.Subject;
import org.xiucheng.serve.amend.AmendmentView;
import org.xiucheng.serve.amend.ReadAmendments;

/// The tables by which the city works: fetched as a sheet, sent back changed, approved by somebody else.
@RestController
class TablesController {
    private static final String TABLES = "/api/v1/tables";
    private static final String AMENDMENTS = "/api/v1/amendments";

    private final Tables tables;
    private final Amend amend;
    private final ReadAmendments read;
    private final Callers callers;

    TablesController(Tables tables, Amend amend, ReadAmendments read, Callers callers) {
        this.tables = tables;
        this.amend = amend;
        this.read = read;
        this.callers = callers;
    }

    record Listed(List<ReadAmendments.TableView> items) {}

    record Drafts(List<AmendmentView> items) {}

    /// What a sheet would change, or did.
    ///
    /// @param faults the first of the cells at fault; `faulty` counts them all
    /// @param changes the first of the rows that change, cell by cell
    /// @param draft the public name of the amendment that was made of it
    record Checked(
            String table,
            int rows,
            int unchanged,
            int added,
            int changed,
            int ended,
            int faulty,
            List<Fault> faults,
            List<AmendmentView.Row> changes,
            List<Bilingual> notes,
            Optional<String> draft) {
        static Checked of(CheckedTable checked, List<AmendmentView.Row> rows, Optional<String> draft) {
            return new Checked(
                    checked.table(),
                    checked.rows(),
                    checked.unchanged(),
                    checked.count(Change.Sort.ADDED),
                    checked.count(Change.Sort.CHANGED),
                    checked.count(Change.Sort.ENDED),
                    checked.faulty(),
                    checked.faults(),
                    rows,
                    checked.notes(),
                    draft);
        }
    }

    @GetMapping(TABLES)
    Listed list(HttpServletRequest request) {
        return new Listed(read.tables(callers.officer(request)));
    }

    @GetMapping(TABLES + "/{table}/workbook")
    ResponseEntity<byte[]> fetch(@PathVariable String table, HttpServletRequest request) {
        var found = tables.get(table);
        var grid = Sheets.truth(request, "template")
                ? amend.template(found)
                : amend.export(found, callers.officer(request));
        return Sheets.file(grid, table, request);
    }

    @PostMapping(TABLES + "/{table}/workbook")
    ResponseEntity<?> send(@PathVariable String table, HttpServletRequest request) throws IOException {
        var officer = officer(request);
        var found = tables.get(table);
        amend.reads(found, officer);
        var checked = amend.check(found, Workbooks.read(Sheets.body(request), sheet(found)), officer);
        var rows = read.rows(found, checked.changes());
        if (Sheets.dry(request)) {
            return ResponseEntity.ok(Checked.of(checked, rows, Optional.empty()));
        }
        if (checked.faulty() > 0) {
            return Sheets.refused(checked.rows(), checked.faulty(), checked.faults());
        }
        var draft = amend.draft(checked, Sheets.reason(request), officer);
        return ResponseEntity.status(201).body(Checked.of(checked, rows, Optional.of(draft.code())));
    }

    @GetMapping(TABLES + "/{table}/amendments")
    Drafts amendments(@PathVariable String table, HttpServletRequest request) {
        return new Drafts(read.list(tables.get(table), officer(request)));
    }

    @GetMapping(AMENDMENTS + "/{code}")
    AmendmentView amendment(@PathVariable String code, HttpServletRequest request) {
        return read.get(code, officer(request));
    }

    @PostMapping(AMENDMENTS + "/{code}/approval")
    AmendmentView approve(@PathVariable String code, HttpServletRequest request) {
        var officer = officer(request);
        return read.view(amend.approve(code, officer), officer);
    }

    @PostMapping(AMENDMENTS + "/{code}/withdrawal")
    AmendmentView withdraw(@PathVariable String code, HttpServletRequest request) {
        var officer = officer(request);
        return read.view(amend.withdraw(code, officer), officer);
    }

    private Subject.Officer officer(HttpServletRequest request) {
        return callers.officer(request).orElseThrow(Refusals::unauthenticated);
    }

    private static String sheet(Table table) {
        return table.form().name().zh();
    }
}
