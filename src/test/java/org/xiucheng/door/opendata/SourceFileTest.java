package org.xiucheng.door.opendata;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.xiucheng.kernel.Problem;

final class SourceFileTest {
    private static final ImportLimits LIMITS = new ImportLimits(1_000, 40_000, 20, 10_000, 2, 8);

    @TempDir
    private Path folder = Path.of(".");

    @Test
    void readsPlainAndPackedFilesAlikeWithAndWithoutByteOrderMark() throws IOException {
        var text = "编号,内容\r\n1,\"一行\n两行\"\r\n2,\"说\"\"好\"\"\"\r\n";
        for (var bytes :
                List.of(utf8(text), utf8("\uFEFF" + text), packed(utf8(text)), packed(utf8("\uFEFF" + text)))) {
            try (var rows = file(bytes).rows()) {
                assertThat(rows.header()).containsExactly("编号", "内容");
                assertThat(rows.next()).isEqualTo(new SourceRow(1, List.of("1", "一行\n两行")));
                assertThat(rows.next()).isEqualTo(new SourceRow(2, List.of("2", "说\"好\"")));
                assertThat(rows.hasNext()).isFalse();
            }
        }
    }

    @Test
    void refusesWhatIsNoFile() {
        refused("import.no-file", () -> SourceFile.at(folder, LIMITS));
        refused("import.no-file", () -> SourceFile.at(folder.resolve("nowhere.csv"), LIMITS));
    }

    @Test
    void refusesAnEmptyFile() {
        refused("import.empty", () -> file(new byte[0]).count());
        refused("import.empty", () -> file(packed(new byte[0])).count());
    }

    @Test
    void refusesAFileThatIsCutOff() {
        var whole = packed(utf8("a,b\n" + "1,2\n".repeat(500)));
        refused(
                "import.truncated",
                () -> file(Arrays.copyOf(whole, whole.length - 6)).count());
        refused("import.truncated", () -> file(Arrays.copyOf(whole, 8)).count());
    }

    @Test
    void refusesADamagedFile() {
        var whole = packed(utf8("a,b\n" + "1,2\n".repeat(500)));
        whole[whole.length - 5] ^= 1;
        refused("import.truncated", () -> file(whole).count());
    }

    @Test
    void refusesOtherEncodings() {
        refused(
                "import.encoding",
                () -> file("编号,内容\n".getBytes(Charset.forName("GB18030"))).count());
        refused(
                "import.encoding",
                () -> file("a,b\n".getBytes(StandardCharsets.UTF_16)).count());
    }

    @Test
    void refusesARowThatNeverEnds() {
        refused(
                "import.unreadable",
                () -> file(utf8("a,b\n1,\"" + "x".repeat(200_000))).count());
        refused("import.unreadable", () -> file(utf8("a,b\n1,\"open\n")).count());
    }

    @Test
    void refusesTooManyRowsAndColumns() {
        refused("import.too-long", () -> file(utf8("a\n" + "1\n".repeat(1_001))).count());
        assertThat(file(utf8("a\n" + "1\n".repeat(1_000))).count()).isEqualTo(1_000);
        refused("import.too-wide", () -> file(utf8("a,".repeat(20) + "\n")).count());
    }

    private SourceFile file(byte[] bytes) {
        try {
            return SourceFile.at(Files.write(folder.resolve("rows"), bytes), LIMITS);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] packed(byte[] bytes) {
        var out = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(out)) {
            gzip.write(bytes);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return out.toByteArray();
    }

    private static void refused(String code, ThrowingCallable reading) {
        assertThatThrownBy(reading)
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.code()).isEqualTo(code));
    }
}
