package org.xiucheng.door.workbook;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.ReadingOptions;
import org.dhatim.fastexcel.reader.Row;
import org.dhatim.fastexcel.reader.Sheet;
import org.jspecify.annotations.Nullable;
import org.xiucheng.decide.table.Cell;
import org.xiucheng.decide.table.Grid;
import org.xiucheng.decide.table.TableLimits;
import org.xiucheng.kernel.Problem;

/// A workbook (ECMA-376, Office Open XML): what it holds is measured before anything of it is read.
final class ReadXlsx {
    private static final ReadingOptions OPTIONS = new ReadingOptions(true, true);

    /// No spreadsheet knows a number with more noughts; written out, a few bytes could fill the memory.
    private static final int FAR = 400;

    private final byte[] file;
    private final TableLimits limits;

    ReadXlsx(byte[] file, TableLimits limits) {
        this.file = file;
        this.limits = limits;
    }

    Grid read(String name) {
        try (var parts = new Parts(file, limits)) {
            parts.measure();
            try (var workbook = new ReadableWorkbook(new ByteArrayInputStream(file), OPTIONS)) {
                var sheet = sheet(workbook, name);
                return new Grid(sheet.getName(), lines(sheet), parts.merged(sheet.getId()));
            }
        } catch (Problem refused) {
            throw refused;
        } catch (IOException | RuntimeException broken) {
            // a foreign reader over foreign bytes: whatever it stumbles over, the file is at fault
            throw Problem.invalid("workbook.damaged", "The workbook is damaged or is none: save it anew as .xlsx.", "");
        }
    }

    private Sheet sheet(ReadableWorkbook workbook, String name) {
        var sheets = workbook.getSheets().toList();
        if (sheets.isEmpty() || sheets.size() > limits.sheets()) {
            throw Problem.invalid("workbook.sheets", "A workbook has 1 to " + limits.sheets() + " sheets.", "");
        }
        return sheets.stream()
                .filter(one -> one.getName().equals(name))
                .findFirst()
                .orElse(sheets.getFirst());
    }

    private List<Grid.Line> lines(Sheet sheet) throws IOException {
        var lines = new ArrayList<Grid.Line>();
        try (var rows = sheet.openStream()) {
            rows.forEachOrdered(row -> {
                if (lines.size() > limits.rows()) {
                    throw ReadCsv.rows(limits);
                }
                lines.add(line(row));
            });
        }
        return lines;
    }

    private Grid.Line line(Row row) {
        var cells = new ArrayList<Cell>();
        for (var i = 0; i < row.getCellCount(); i++) {
            var cell = cell(row.getOptionalCell(i).orElse(null));
            if (i >= limits.columns() && !cell.text().isEmpty()) {
                throw ReadCsv.columns(limits);
            }
            if (cell.text().length() > limits.text()) {
                throw ReadCsv.text(limits);
            }
            if (i < limits.columns()) {
                cells.add(cell);
            }
        }
        return new Grid.Line(row.getRowNum(), cells);
    }

    private static Cell cell(org.dhatim.fastexcel.reader.@Nullable Cell cell) {
        if (cell == null) {
            return Cell.EMPTY;
        }
        return switch (cell.getType()) {
            case STRING -> Cell.text(cell.asString());
            case NUMBER -> number(cell);
            case BOOLEAN -> new Cell(cell.asBoolean().toString(), Cell.Sort.TRUTH);
            case FORMULA -> new Cell("=" + cell.getFormula(), Cell.Sort.FORMULA);
            case ERROR -> new Cell(String.valueOf(cell.getRawValue()), Cell.Sort.BROKEN);
            case EMPTY -> Cell.EMPTY;
        };
    }

    /// A number is a moment where its format has a day in it.
    private static Cell number(org.dhatim.fastexcel.reader.Cell cell) {
        var format = cell.getDataFormatString();
        if (cell.getType() == CellType.NUMBER && format != null && isMoment(format)) {
            return new Cell(cell.asDate().toString(), Cell.Sort.MOMENT);
        }
        BigDecimal number = cell.asNumber();
        if (Math.abs((long) number.scale()) > FAR) {
            return Cell.number(number.toString());
        }
        return Cell.number(number.scale() > 0 ? number.stripTrailingZeros().toPlainString() : number.toPlainString());
    }

    private static boolean isMoment(String format) {
        var plain = format.replaceAll("\"[^\"]*\"|\\\\.|\\[[^\\]]*\\]", "");
        return plain.matches(".*[yYdD].*");
    }
}
