package org.xiucheng.door.workbook;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.xiucheng.decide.table.Cell;
import org.xiucheng.decide.table.Grid;
import org.xiucheng.decide.table.TableLimits;
import org.xiucheng.kernel.Problem;

/// Comma-separated text (RFC 4180) in UTF-8, in UTF-16 with its mark, or in GB18030, as Chinese spreadsheets
/// write it.
final class ReadCsv {
    private static final CSVFormat FORMAT = CSVFormat.RFC4180;

    private final TableLimits limits;

    ReadCsv(TableLimits limits) {
        this.limits = limits;
    }

    Grid read(byte[] file, String name) {
        var text = text(file);
        if (text.indexOf('\0') >= 0) {
            throw Problem.invalid("workbook.format", "This is neither a workbook nor comma-separated text.", "");
        }
        try (var records = FORMAT.parse(new StringReader(text))) {
            var lines = new ArrayList<Grid.Line>();
            for (var row : records) {
                if (lines.size() > limits.rows()) {
                    throw rows(limits);
                }
                lines.add(line(row));
            }
            return new Grid(name, lines, List.of());
        } catch (IOException | UncheckedIOException | IllegalStateException broken) {
            throw Problem.invalid(
                    "workbook.damaged",
                    "The text is not comma-separated to its end: a quote is open or misplaced.",
                    "");
        }
    }

    static Problem rows(TableLimits limits) {
        return Problem.invalid("workbook.rows", "A sheet has at most " + limits.rows() + " rows.", "");
    }

    static Problem columns(TableLimits limits) {
        return Problem.invalid("workbook.columns", "A sheet has at most " + limits.columns() + " columns.", "");
    }

    static Problem text(TableLimits limits) {
        return Problem.invalid("workbook.text", "A cell has at most " + limits.text() + " characters.", "");
    }

    private Grid.Line line(CSVRecord row) {
        if (row.size() > limits.columns()) {
            throw columns(limits);
        }
        var cells = new ArrayList<Cell>();
        for (var value : row) {
            if (value.length() > limits.text()) {
                throw text(limits);
            }
            cells.add(Guard.read(value));
        }
        return new Grid.Line((int) row.getRecordNumber(), cells);
    }

    private static String text(byte[] file) {
        if (file.length > 1
                && ((file[0] == (byte) 0xFE && file[1] == (byte) 0xFF)
                        || (file[0] == (byte) 0xFF && file[1] == (byte) 0xFE))) {
            return decoded(file, StandardCharsets.UTF_16).orElseThrow(ReadCsv::encoding);
        }
        var text = decoded(file, StandardCharsets.UTF_8)
                .or(() -> decoded(file, Charset.forName("GB18030")))
                .orElseThrow(ReadCsv::encoding);
        return text.startsWith("\uFEFF") ? text.substring(1) : text;
    }

    private static Optional<String> decoded(byte[] file, Charset as) {
        try {
            var decoder = as.newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT);
            return Optional.of(decoder.decode(ByteBuffer.wrap(file)).toString());
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
    }

    private static Problem encoding() {
        return Problem.invalid("workbook.encoding", "The text is neither UTF-8, UTF-16 with a mark, nor GB18030.", "");
    }
}
