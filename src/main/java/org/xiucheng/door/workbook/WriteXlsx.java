package org.xiucheng.door.workbook;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.xiucheng.decide.table.Cell;
import org.xiucheng.decide.table.Grid;

/// A sheet as a workbook: the head bold and fixed, texts as texts, numbers as numbers, nothing else in it.
final class WriteXlsx {
    private WriteXlsx() {}

    static byte[] bytes(Grid grid) {
        var bytes = new ByteArrayOutputStream();
        try (var workbook = new Workbook(bytes, "Xiucheng", null)) {
            var sheet = workbook.newWorksheet(grid.name());
            var line = 0;
            for (var row : grid.lines()) {
                for (var column = 0; column < row.cells().size(); column++) {
                    write(sheet, line, column, row.cells().get(column));
                }
                line++;
            }
            head(sheet, grid);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static void head(Worksheet sheet, Grid grid) {
        if (grid.lines().isEmpty()) {
            return;
        }
        for (var column = 0; column < grid.lines().getFirst().cells().size(); column++) {
            sheet.style(0, column).bold().set();
            sheet.width(column, 18);
        }
        sheet.freezePane(1, 1);
    }

    private static void write(Worksheet sheet, int line, int column, Cell cell) {
        if (cell.text().isEmpty()) {
            return;
        }
        if (cell.sort() == Cell.Sort.NUMBER) {
            sheet.value(line, column, new BigDecimal(cell.text()));
        } else {
            sheet.value(line, column, cell.text());
        }
    }
}
