package org.xiucheng.door.workbook;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.xiucheng.decide.table.Fault;
import org.xiucheng.decide.table.Grid;
import org.xiucheng.decide.table.TableLimits;
import org.xiucheng.door.web.ProblemForm;
import org.xiucheng.kernel.Problem;

/// How a sheet goes out and comes in over HTTP, whatever table it is of.
final class Sheets {
    private Sheets() {}

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

    /// The sheet as a file, in the form that `format` asks for: a workbook, unless it says otherwise.
    static ResponseEntity<byte[]> file(Grid grid, String name, HttpServletRequest request) {
        var format = format(Optional.ofNullable(request.getParameter("format")).orElse("xlsx"));
        var file = name + (format == Workbooks.Format.XLSX ? ".xlsx" : ".csv");
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType(format.type()))
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment().filename(file).build().toString())
                .body(Workbooks.write(grid, format));
    }

    /// The answer to a sheet of which some cells are at fault.
    static ResponseEntity<Refused> refused(int rows, int faulty, List<Fault> faults) {
        var body = ProblemForm.Body.of(
                Problem.invalid("table.faulty", "Some cells are at fault; nothing was taken in.", "/rows"),
                UUID.randomUUID());
        return ResponseEntity.unprocessableContent()
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(new Refused(
                        body.type(),
                        body.title(),
                        body.status(),
                        body.detail(),
                        body.instance(),
                        body.code(),
                        body.errors(),
                        rows,
                        faulty,
                        faults));
    }

    static byte[] body(HttpServletRequest request) throws IOException {
        var most = TableLimits.USUAL.bytes();
        if (request.getContentLengthLong() > most) {
            throw Workbooks.tooLarge();
        }
        return request.getInputStream().readNBytes(most + 1);
    }

    static boolean dry(HttpServletRequest request) {
        return truth(request, "dry-run");
    }

    static boolean truth(HttpServletRequest request, String name) {
        return switch (Optional.ofNullable(request.getParameter(name)).orElse("false")) {
            case "true" -> true;
            case "false" -> false;
            default -> throw Problem.malformed("query.type", "A query parameter is not of its form.");
        };
    }

    static String reason(HttpServletRequest request) {
        return Optional.ofNullable(request.getParameter("reason")).orElse("");
    }

    private static Workbooks.Format format(String said) {
        return switch (said) {
            case "xlsx" -> Workbooks.Format.XLSX;
            case "csv" -> Workbooks.Format.CSV;
            default -> throw Problem.malformed("query.type", "A query parameter is not of its form.");
        };
    }
}
