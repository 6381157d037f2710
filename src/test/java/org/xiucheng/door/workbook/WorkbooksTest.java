package org.xiucheng.door.workbook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.xiucheng.decide.table.Cell;
import org.xiucheng.decide.table.Grid;
import org.xiucheng.door.workbook.Workbooks.Format;
import org.xiucheng.kernel.Problem;

/// What is written is what is read, whatever stands in the cells; and what is no sheet is refused in words.
class WorkbooksTest {
    private static final List<String> NASTY = List.of(
            "=1+2",
            "+86 21",
            "-cmd",
            "@SUM(A1)",
            "'=x",
            "''-y",
            "\ttab",
            "＝1+2",
            "a,b",
            "say \"no\"",
            "two\nlines",
            "绣城",
            "007",
            "\u2028");

    @Test
    void readsBackWhatItWrote() {
        for (var seed = 0; seed < 60; seed++) {
            var grid = grid(new Random(seed));
            for (var format : Format.values()) {
                var read = Workbooks.read(Workbooks.write(grid, format), "表");
                assertThat(texts(read)).as("seed " + seed + " " + format).isEqualTo(texts(grid));
            }
        }
    }

    @Test
    void writesNoTextThatASpreadsheetTakesForAFormula() {
        var cells = NASTY.stream().map(Cell::text).toList();
        var grid = new Grid("表", List.of(new Grid.Line(1, cells)), List.of());
        var text = new String(Workbooks.write(grid, Format.CSV), StandardCharsets.UTF_8);
        assertThat(text)
                .startsWith("\uFEFF'=1+2,'+86 21,'-cmd,'@SUM(A1),''=x,'''-y,")
                .contains("\"say \"\"no\"\"\"");
        var number = new Grid("表", List.of(new Grid.Line(1, List.of(Cell.number("-5")))), List.of());
        assertThat(Workbooks.write(number, Format.CSV)).endsWith("-5\r\n".getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void refusesABombBeforeReadingIt() throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry("xl/worksheets/sheet1.xml"));
            for (var i = 0; i < 64; i++) {
                zip.write(new byte[1 << 20]);
            }
        }
        assertThat(bytes.size()).isLessThan(1 << 20);
        refused(bytes.toByteArray(), "workbook.unpacked");
    }

    @Test
    void writesNoNumberOutThatWouldFillTheMemory() throws IOException {
        for (var number : List.of("1E900000000", "1E-900000000", "-7E2000000000")) {
            var read = Workbooks.read(sheet("<c r=\"A1\"><v>" + number + "</v></c>"), "表");
            assertThat(read.lines().getFirst().cells().getFirst().text()).hasSizeLessThan(40);
        }
    }

    @Test
    void refusesACellThatNoSpreadsheetWouldWrite() throws IOException {
        var began = System.nanoTime();
        refused(sheet("<c r=\"A1\"><v>" + digits(4_000_000) + "</v></c>"), "workbook.unpacked");
        refused(sheet("<c/>".repeat(9_000_000)), "workbook.unpacked");
        assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(5));
    }

    @Test
    void refusesInWordsWhateverIsDamaged() {
        var sound = Workbooks.write(grid(new Random(7)), Format.XLSX);
        var random = new Random(11);
        for (var i = 0; i < 300; i++) {
            var spoilt = sound.clone();
            for (var k = 0; k < 3; k++) {
                spoilt[4 + random.nextInt(spoilt.length - 4)] ^= (byte) (1 << random.nextInt(8));
            }
            try {
                assertThat(Workbooks.read(spoilt, "表").lines()).isNotNull();
            } catch (Problem refused) {
                assertThat(refused.code()).startsWith("workbook.");
            }
        }
        refused(new byte[] {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0}, "workbook.format");
    }

    private static String digits(int length) {
        return new Random(5)
                .ints(length, '1', '9')
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    /// A workbook of the smallest kind with those cells in its first line.
    private static byte[] sheet(String cells) throws IOException {
        var bytes = new ByteArrayOutputStream();
        var line = new Grid.Line(1, List.of(Cell.text("x")));
        var usual = Workbooks.write(new Grid("表", List.of(line), List.of()), Format.XLSX);
        try (var out = new ZipOutputStream(bytes);
                var in = ZipFile.builder().setByteArray(usual).get()) {
            for (var entry : Collections.list(in.getEntries())) {
                out.putNextEntry(new ZipEntry(entry.getName()));
                var text = new String(in.getInputStream(entry).readAllBytes(), StandardCharsets.UTF_8);
                var from = text.indexOf("<c ", text.indexOf("<row "));
                var to = text.indexOf("</row>");
                var own = to < 0 ? text : text.substring(0, from) + cells + text.substring(to);
                out.write(own.getBytes(StandardCharsets.UTF_8));
            }
        }
        return bytes.toByteArray();
    }

    private static void refused(byte[] file, String code) {
        assertThatThrownBy(() -> Workbooks.read(file, "表"))
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.code()).isEqualTo(code));
    }

    private static Grid grid(Random random) {
        var lines = new ArrayList<Grid.Line>();
        var columns = 1 + random.nextInt(8);
        for (var line = 1; line <= 1 + random.nextInt(12); line++) {
            var cells = new ArrayList<Cell>();
            cells.add(Cell.text("r" + line));
            for (var column = 1; column < columns; column++) {
                cells.add(
                        random.nextInt(4) == 0
                                ? Cell.number(Integer.toString(random.nextInt(5_000)))
                                : Cell.text(NASTY.get(random.nextInt(NASTY.size()))));
            }
            lines.add(new Grid.Line(line, cells));
        }
        return new Grid("表", lines, List.of());
    }

    private static List<List<String>> texts(Grid grid) {
        return grid.lines().stream()
                .map(line -> line.cells().stream().map(Cell::text).toList())
                .toList();
    }
}
