package org.xiucheng.door.workbook;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import org.xiucheng.decide.duty.CheckedDuties;
import org.xiucheng.decide.duty.ImportDuties;
import org.xiucheng.decide.duty.Rehearsal;
import org.xiucheng.decide.table.Fault;
import org.xiucheng.decide.table.TableLimits;
import org.xiucheng.door.web.Callers;
import org.xiucheng.door.web.ProblemForm;
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

    /// A refusal (RFC 9457) that also names every cell at fault.
    record Refused(
            String type,
            String title,
            int status,
            String detail,
            String instance,
            String code,
            List<ProblemForm.Fault> errors,
            int rows,
            int faulty,
            List<Fault> faults) {}

    @GetMapping(PATH)
    ResponseEntity<byte[]> fetch(HttpServletRequest request) {
        var format = format(Optional.ofNullable(request.getParameter("format")).orElse("xlsx"));
        var name = "duties." + (format == Workbooks.Format.XLSX ? "xlsx" : "csv");
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType(format.type()))
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment().filename(name).build().toString())
                .body(Workbooks.write(duties.export(), format));
    }

    @PostMapping(PATH)
    ResponseEntity<?> send(HttpServletRequest request) throws IOException {
        var officer = callers.officer(request).orElseThrow(Refusals::unauthenticated);
        duties.admit(officer);
        var from = Optional.ofNullable(request.getParameter("from")).map(WorkbookController::moment);
        var checked = duties.check(Workbooks.read(body(request), ImportDuties.SHEET), from, officer);
        if (dry(request)) {
            return ResponseEntity.ok(Checked.of(checked, Optional.empty()));
        }
        if (checked.faulty() > 0) {
            return ResponseEntity.unprocessableContent()
                    .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                    .body(refused(checked));
        }
        var reason = Optional.ofNullable(request.getParameter("reason")).orElse("");
        var draft = duties.draft(checked, reason, officer);
        return ResponseEntity.status(201).body(Checked.of(checked, Optional.of(draft.code())));
    }

    private static Refused refused(CheckedDuties checked) {
        var body = ProblemForm.Body.of(
                Problem.invalid("table.faulty", "Some cells are at fault; nothing was taken in.", "/rows"),
                UUID.randomUUID());
        return new Refused(
                body.type(),
                body.title(),
                body.status(),
                body.detail(),
                body.instance(),
                body.code(),
                body.errors(),
                checked.rows(),
                checked.faulty(),
                checked.faults());
    }

    private static byte[] body(HttpServletRequest request) throws IOException {
        var most = TableLimits.USUAL.bytes();
        if (request.getContentLengthLong() > most) {
            throw Workbooks.tooLarge();
        }
        return request.getInputStream().readNBytes(most + 1);
    }

    private static boolean dry(HttpServletRequest request) {
        return switch (Optional.ofNullable(request.getParameter("dry-run")).orElse("false")) {
            case "true" -> true;
            case "false" -> false;
            default -> throw Problem.malformed("query.type", "A query parameter is not of its form.");
        };
    }

    private static Workbooks.Format format(String said) {
        return switch (said) {
            case "xlsx" -> Workbooks.Format.XLSX;
            case "csv" -> Workbooks.Format.CSV;
            default -> throw Problem.malformed("query.type", "A query parameter is not of its form.");
        };
    }

    private static Instant moment(String said) {
        try {
            return OffsetDateTime.parse(said).toInstant();
        } catch (DateTimeException e) {
            throw Problem.malformed("time.malformed", "A time has a date, a time and an offset.");
        }
    }
}
