package org.xiucheng.door.workbook;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import org.xiucheng.decide.duty.CheckedDuties;
import org.xiucheng.decide.duty.ImportDuties;
import org.xiucheng.decide.duty.Rehearsal;
import org.xiucheng.decide.table.Fault;
import org.xiucheng.door.web.Callers;
import org.xiucheng.door.web.Refusals;
import org.xiucheng.kernel.Problem;

/// The duty list as a workbook: everyone may fetch it, and those who may draft may send it back changed.
@RestController
class WorkbookController {
    private static final String PATH = "/api/v1/rules/workbook";

    private final ImportDuties duties;
    private final Callers callers;

    WorkbookController(ImportDuties duties, Callers callers) {
        this.duties = duties;
        this.callers = callers;
    }

    /// What a file would change, or did.
    ///
    /// @param faults the first of the cells at fault; `faulty` counts them all
    /// @param draft the public name of the draft that was made of it
    record Checked(
            int rows,
            int unchanged,
            int begins,
            int ends,
            int faulty,
            List<Fault> faults,
            Optional<Instant> from,
            Optional<Rehearsal> rehearsal,
            Optional<String> draft) {
        static Checked of(CheckedDuties checked, Optional<String> draft) {
            var ends = (int) checked.proposals().stream()
                    .filter(proposal -> proposal.ends())
                    .count();
            return new Checked(
                    checked.rows(),
                    checked.unchanged(),
                    checked.proposals().size() - ends,
                    ends,
                    checked.faulty(),
                    checked.faults(),
                    checked.from(),
                    checked.rehearsal(),
                    draft);
        }
    }

    @GetMapping(PATH)
    ResponseEntity<byte[]> fetch(HttpServletRequest request) {
        return Sheets.file(duties.export(), "duties", request);
    }

    @PostMapping(PATH)
    ResponseEntity<?> send(HttpServletRequest request) throws IOException {
        var officer = callers.officer(request).orElseThrow(Refusals::unauthenticated);
        duties.admit(officer);
        var from = Optional.ofNullable(request.getParameter("from")).map(WorkbookController::moment);
        var checked = duties.check(Workbooks.read(Sheets.body(request), ImportDuties.SHEET), from, officer);
        if (Sheets.dry(request)) {
            return ResponseEntity.ok(Checked.of(checked, Optional.empty()));
        }
        if (checked.faulty() > 0) {
            return Sheets.refused(checked.rows(), checked.faulty(), checked.faults());
        }
        var draft = duties.draft(checked, Sheets.reason(request), officer);
        return ResponseEntity.status(201).body(Checked.of(checked, Optional.of(draft.code())));
    }

    private static Instant moment(String said) {
        try {
            return OffsetDateTime.parse(said).toInstant();
        } catch (DateTimeException e) {
            throw Problem.malformed("time.malformed", "A time has a date, a time and an offset.");
        }
    }
}
