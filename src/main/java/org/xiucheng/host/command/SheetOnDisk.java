package org.xiucheng.host.command;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.xiucheng.decide.table.Fault;
import org.xiucheng.decide.table.Grid;
import org.xiucheng.decide.table.TableLimits;
import org.xiucheng.door.workbook.Workbooks;
import org.xiucheng.host.CannotStart;

/// A workbook that lies on the machine, and how its faults are told there.
final class SheetOnDisk {
    private SheetOnDisk() {}

    static Grid read(Path file, String sheet) {
        try (var input = Files.newInputStream(file)) {
            return Workbooks.read(input.readNBytes(TableLimits.USUAL.bytes() + 1), sheet);
        } catch (IOException failed) {
            throw new CannotStart("The file %s cannot be read.".formatted(file), new UncheckedIOException(failed));
        }
    }

    static String line(Fault fault) {
        return "%s %s [%s] %s: %s %s%n"
                .formatted(
                        fault.cell(),
                        fault.header(),
                        fault.read(),
                        fault.code(),
                        fault.says().zh(),
                        fault.says().en());
    }
}
