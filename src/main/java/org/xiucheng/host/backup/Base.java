package org.xiucheng.host.backup;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.xiucheng.kernel.Problem;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/// One copy of the whole store, with the piece of its write-ahead log that makes it whole: the paper that
/// lies in it.
///
/// @param format the version of this paper
/// @param begunAt when copying began
/// @param holdsUntil everything acknowledged before this moment is in the copy by itself
/// @param endedAt the first moment that can be reached by it and the log that follows
/// @param postgres the major version of the store
/// @param system the identifier of the store, which every copy of it keeps
/// @param timeline the history it was taken from
/// @param first the first segment of the log that it needs
/// @param last the last one that it holds itself
/// @param identityKey what the key of reporters' contacts is recognised by; it says nothing about the key
/// @param files every file of it
record Base(
        int format,
        Instant begunAt,
        Instant holdsUntil,
        Instant endedAt,
        int postgres,
        String system,
        int timeline,
        String first,
        String last,
        String identityKey,
        List<Item> files) {

    static final int FORMAT = 1;
    static final String PAPER = "base.json";
    private static final String SEAL = "base.sha256";
    private static final JsonMapper JSON = JsonMapper.shared();

    Base {
        files = List.copyOf(files);
    }

    /// A file as it was written.
    ///
    /// @param path from the folder of the base on, with `/`
    record Item(String path, long bytes, String sha256) {}

    Segment firstSegment() {
        return Segment.named(first).orElseThrow();
    }

    Segment lastSegment() {
        return Segment.named(last).orElseThrow();
    }

    long bytes() {
        return files.stream().mapToLong(Item::bytes).sum();
    }

    /// Writes the paper and its own hash into the folder of the base.
    void write(Path folder) throws IOException {
        var paper = JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(this);
        DurableFile.write(folder.resolve(PAPER), paper);
        var held = DurableFile.read(folder.resolve(PAPER), Long.MAX_VALUE);
        DurableFile.write(
                folder.resolve(SEAL), (held.sha256() + "  " + PAPER + "\n").getBytes(StandardCharsets.US_ASCII));
    }

    /// Reads the paper of a base.
    ///
    /// @throws Problem when it is not as it was written, or of a newer version
    static Base read(Path folder) throws IOException {
        var paper = folder.resolve(PAPER);
        if (!Files.exists(paper) || !Files.exists(folder.resolve(SEAL))) {
            throw Refusals.damaged(paper);
        }
        var said = Files.readString(folder.resolve(SEAL), StandardCharsets.ISO_8859_1);
        if (!said.equals(DurableFile.read(paper, Long.MAX_VALUE).sha256() + "  " + PAPER + "\n")) {
            throw Refusals.damaged(paper);
        }
        try {
            var base = JSON.readValue(Files.readAllBytes(paper), Base.class);
            if (base.format() > FORMAT) {
                throw Refusals.newer(folder);
            }
            return base;
        } catch (JacksonException unreadable) {
            throw Refusals.damaged(paper);
        }
    }
}
