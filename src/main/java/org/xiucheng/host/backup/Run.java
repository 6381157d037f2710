package org.xiucheng.host.backup;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/// The log of a store without a gap, kept outside it: whole segments with their hashes, the one that
/// still grows, and how far all of it reaches.
///
/// @param folder named after the first segment
/// @param whole the segments that are full, one after the other from the first on
/// @param tail what is said of the one that grows
record Run(Path folder, List<Segment> whole, Tail tail) {
    static final String PARTIAL = ".partial";
    static final String SEAL = ".sha256";
    private static final String TAIL = "tail.json";
    private static final JsonMapper JSON = JsonMapper.shared();

    Run {
        whole = List.copyOf(whole);
    }

    /// How much of the growing segment is on disk.
    ///
    /// @param segment its name
    /// @param bytes how many of its bytes count
    /// @param sha256 over those
    /// @param until everything acknowledged before this moment is in the run; the moment itself is not
    record Tail(String segment, long bytes, String sha256, Instant until) {}

    /// Reads a run; empty where nothing was written into it yet.
    static Optional<Run> read(Path folder) throws IOException {
        var paper = folder.resolve(TAIL);
        var first = Segment.named(folder.getFileName().toString());
        if (first.isEmpty() || !Files.exists(paper)) {
            return Optional.empty();
        }
        try {
            // before the segments: what is written meanwhile makes them longer, never shorter
            var tail = JSON.readValue(Files.readAllBytes(paper), Tail.class);
            var whole = new ArrayList<Segment>();
            for (var next = first.get(); Files.exists(folder.resolve(next.name() + SEAL)); next = next.next()) {
                whole.add(next);
            }
            return Optional.of(new Run(folder, whole, tail));
        } catch (JacksonException unreadable) {
            throw Refusals.damaged(paper);
        }
    }

    /// Writes what is said of the segment that grows.
    void keep() throws IOException {
        DurableFile.write(folder.resolve(TAIL), JSON.writeValueAsBytes(tail));
    }

    Segment first() {
        return Segment.named(folder.getFileName().toString()).orElseThrow();
    }

    /// The segment after the last full one.
    Segment growing() {
        return whole.isEmpty() ? first() : whole.getLast().next();
    }

    /// How many bytes of the growing segment count.
    long grown() {
        return growing().name().equals(tail.segment()) ? tail.bytes() : 0;
    }

    /// The first position of the log that is not in it.
    long end() {
        return growing().start() + grown();
    }

    /// Whether the log of a base goes on in this run, and says more than the base itself.
    boolean continues(Base base) {
        return first().timeline() == base.timeline()
                && first().number() <= base.lastSegment().number() + 1
                && end() > base.lastSegment().next().start()
                && tail.until().isAfter(base.endedAt());
    }

    /// The full segments that come after those of a base.
    List<Segment> after(Base base) {
        return whole.stream()
                .filter(segment -> segment.number() > base.lastSegment().number())
                .toList();
    }

    /// Refuses a full segment that is not as it was written.
    void check(Segment segment) throws IOException {
        var file = folder.resolve(segment.name());
        var seal = Files.readString(folder.resolve(segment.name() + SEAL), StandardCharsets.ISO_8859_1);
        if (!Files.exists(file)
                || !seal.equals(
                        seal(segment, DurableFile.read(file, Long.MAX_VALUE).sha256()))) {
            throw Refusals.damaged(file);
        }
    }

    /// Refuses a growing segment that is not as it was written, and says which file it is. It may have
    /// grown, and become full, since its tail was read.
    Path checkTail() throws IOException {
        for (var name : List.of(growing().name() + PARTIAL, growing().name())) {
            try {
                var file = folder.resolve(name);
                var held = DurableFile.read(file, grown());
                if (held.bytes() != grown() || (grown() > 0 && !held.sha256().equals(tail.sha256()))) {
                    throw Refusals.damaged(file);
                }
                return file;
            } catch (NoSuchFileException full) {
                // under its other name
            }
        }
        throw Refusals.damaged(folder.resolve(growing().name() + PARTIAL));
    }

    /// What is written beside a full segment; `sha256sum -c` reads it.
    static String seal(Segment segment, String sha256) {
        return sha256 + "  " + segment.name() + "\n";
    }
}
