package org.xiucheng.door.workbook;

import org.xiucheng.decide.table.Grid;
import org.xiucheng.decide.table.TableLimits;
import org.xiucheng.kernel.Problem;

/// Reads and writes the one sheet of a file; its first bytes tell a workbook from comma-separated text.
public final class Workbooks {
    private static final byte[] ZIP = {'P', 'K', 3, 4};
    private static final byte[] OLD = {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0};
    private static final TableLimits LIMITS = TableLimits.USUAL;

    private Workbooks() {}

    /// The forms in which a sheet is written.
    public enum Format {
        XLSX("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
        CSV("text/csv;charset=UTF-8;header=present");

        private final String type;

        Format(String type) {
            this.type = type;
        }

        /// The media type with its parameters.
        public String type() {
            return type;
        }
    }

    /// The sheet of that name, or the first.
    ///
    /// @throws Problem `workbook.…` for a file that is none, is larger than the limits, or is damaged
    public static Grid read(byte[] file, String sheet) {
        if (file.length > LIMITS.bytes()) {
            throw tooLarge();
        }
        if (file.length == 0) {
            throw Problem.malformed("body.missing", "The body is missing.");
        }
        if (begins(file, OLD)) {
            throw Problem.invalid(
                    "workbook.format", "This is the format of before 2007 or is locked: save it as .xlsx.", "");
        }
        return begins(file, ZIP) ? new ReadXlsx(file, LIMITS).read(sheet) : new ReadCsv(LIMITS).read(file, sheet);
    }

    /// The bytes of a sheet.
    public static byte[] write(Grid grid, Format format) {
        return switch (format) {
            case XLSX -> WriteXlsx.bytes(grid);
            case CSV -> WriteCsv.bytes(grid);
        };
    }

    /// A file of more bytes than are read.
    static Problem tooLarge() {
        return new Problem(
                Problem.Kind.TOO_LARGE,
                "workbook.too-large",
                "A workbook has at most " + LIMITS.bytes() / (1024 * 1024) + " MB.",
                null);
    }

    private static boolean begins(byte[] file, byte[] with) {
        if (file.length < with.length) {
            return false;
        }
        for (var i = 0; i < with.length; i++) {
            if (file[i] != with[i]) {
                return false;
            }
        }
        return true;
    }
}
