package org.xiucheng.door.workbook;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.xiucheng.decide.table.Grid;

/// A sheet as comma-separated text (RFC 4180) in UTF-8 with its mark, without which spreadsheets misread
/// Chinese.
final class WriteCsv {
    private WriteCsv() {}

    static byte[] bytes(Grid grid) {
        var text = new StringBuilder("\uFEFF");
        try (var printer = new CSVPrinter(text, CSVFormat.RFC4180)) {
            for (var line : grid.lines()) {
                printer.printRecord(line.cells().stream().map(Guard::written));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }
}
