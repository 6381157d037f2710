package org.xiucheng.door.opendata;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.xiucheng.kernel.Problem;

/// A file of open data on disk: comma-separated, in UTF-8, packed with gzip or not (its first bytes tell).
///
/// It is read twice, once whole to see that it is sound and how long it is, so that a cut or foreign file is
/// refused before anything is stored.
public final class SourceFile {
    private static final int BUFFER = 1 << 16;
    private static final int GZIP_FIRST = 0x1f;
    private static final int GZIP_SECOND = 0x8b;

    private final Path path;
    private final ImportLimits limits;

    private SourceFile(Path path, ImportLimits limits) {
        this.path = path;
        this.limits = limits;
    }

    /// The file there, if it can be read at all; otherwise a problem `import.no-file`.
    public static SourceFile at(Path path, ImportLimits limits) {
        if (Files.isDirectory(path)) {
            throw Problem.malformed("import.no-file", "%s is a folder; name the file in it.".formatted(path));
        }
        if (!Files.isRegularFile(path)) {
            throw Problem.malformed("import.no-file", "There is no file %s.".formatted(path));
        }
        if (!Files.isReadable(path)) {
            throw Problem.malformed("import.no-file", "The file %s may not be read by you.".formatted(path));
        }
        return new SourceFile(path, limits);
    }

    public Path path() {
        return path;
    }

    /// From the first row to the last; close it. A fault of the file is a problem `import.…`.
    SourceRows rows() {
        try {
            return new SourceRows(this, new InputStreamReader(unpacked(), strict()), limits);
        } catch (IOException failed) {
            throw fault(failed);
        }
    }

    /// Reads the whole file once, sees that the mapping fits it, and says how many rows stand below its header.
    public int count(Mapping mapping) {
        try (var rows = rows()) {
            Header.of(rows.header(), mapping);
            return count(rows);
        }
    }

    int count() {
        try (var rows = rows()) {
            return count(rows);
        }
    }

    private static int count(SourceRows rows) {
        var count = 0;
        while (rows.hasNext()) {
            rows.next();
            count++;
        }
        return count;
    }

    /// What the file system or a decoder said, as the one sentence that helps.
    Problem fault(IOException failed) {
        return switch (failed) {
            case EOFException _ ->
                Problem.malformed("import.truncated", "%s is cut off: fetch it again.".formatted(path));
            case ZipException _ ->
                Problem.malformed("import.truncated", "%s is damaged: fetch it again.".formatted(path));
            case CharacterCodingException _ ->
                Problem.malformed("import.encoding", "%s is not in UTF-8: convert it, then import it.".formatted(path));
            default ->
                Problem.malformed(
                        "import.unreadable",
                        "%s cannot be read as comma-separated rows: %s.".formatted(path, failed.getMessage()));
        };
    }

    Problem fault(UncheckedIOException failed) {
        return failed.getCause() instanceof IOException cause ? fault(cause) : fault(new IOException(failed));
    }

    private InputStream unpacked() throws IOException {
        var stream = new BufferedInputStream(Files.newInputStream(path), BUFFER);
        stream.mark(2);
        var packed = stream.read() == GZIP_FIRST && stream.read() == GZIP_SECOND;
        stream.reset();
        return packed ? new GZIPInputStream(stream, BUFFER) : stream;
    }

    private static CharsetDecoder strict() {
        return StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
    }
}
