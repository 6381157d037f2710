package org.xiucheng.host.backup;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;

/// Writes a run: takes the log in as it comes, forces it to disk, says how far it reaches.
///
/// What was said once stays true through a kill at any point: bytes are on disk before they count, and a
/// segment keeps its growing name until it is full.
final class RunWriter implements AutoCloseable {
    private final Path folder;
    private Segment segment;
    private FileChannel out;
    private MessageDigest digest;
    private long bytes;
    private Instant until;
    private boolean dirty;

    private RunWriter(Path folder, Segment segment, FileChannel out, MessageDigest digest, Instant until)
            throws IOException {
        this.folder = folder;
        this.segment = segment;
        this.out = out;
        this.digest = digest;
        this.bytes = out.position();
        this.until = until;
    }

    /// Begins a run with that segment in a folder that is there: where a disk was taken out nothing is made.
    static RunWriter begin(Path runs, Segment first) throws IOException {
        var folder = DurableFile.ownFolderWithin(runs, first.name());
        DurableFile.force(runs);
        var writer = new RunWriter(folder, first, fresh(folder, first), DurableFile.sha256(), Instant.EPOCH);
        writer.dirty = true;
        writer.force();
        return writer;
    }

    /// Goes on where a run ended; what lies behind that was never said to be there.
    static RunWriter resume(Run run) throws IOException {
        var segment = run.growing();
        var growing = run.folder().resolve(segment.name() + Run.PARTIAL);
        if (run.grown() == 0) {
            return new RunWriter(
                    run.folder(),
                    segment,
                    fresh(run.folder(), segment),
                    DurableFile.sha256(),
                    run.tail().until());
        }
        var found = run.checkTail();
        if (!found.equals(growing)) {
            DurableFile.move(found, growing);
        }
        var digest = DurableFile.sha256();
        try (var in = Files.newInputStream(growing)) {
            digest.update(in.readNBytes((int) run.grown()));
        }
        var out = FileChannel.open(growing, StandardOpenOption.WRITE);
        out.truncate(run.grown());
        out.position(run.grown());
        return new RunWriter(run.folder(), segment, out, digest, run.tail().until());
    }

    /// The position of the log that comes next.
    long position() {
        return segment.start() + bytes;
    }

    void add(ByteBuffer part) throws IOException {
        while (part.hasRemaining()) {
            var fits = part.slice(part.position(), (int) Math.min(part.remaining(), Segment.BYTES - bytes));
            part.position(part.position() + fits.remaining());
            digest.update(fits.duplicate());
            bytes += fits.remaining();
            DurableFile.write(out, fits);
            dirty = true;
            if (bytes == Segment.BYTES) {
                fill();
            }
        }
    }

    /// Makes count what came, and tells the position up to which it does.
    long force() throws IOException {
        if (dirty) {
            out.force(true);
            keep();
            dirty = false;
        }
        return position();
    }

    /// Says that everything acknowledged before that moment is there.
    void reach(Instant moment) throws IOException {
        until = moment;
        dirty = true;
        force();
    }

    @Override
    public void close() throws IOException {
        out.close();
    }

    private void fill() throws IOException {
        out.force(true);
        out.close();
        var growing = folder.resolve(segment.name() + Run.PARTIAL);
        DurableFile.move(growing, folder.resolve(segment.name()));
        DurableFile.write(
                folder.resolve(segment.name() + Run.SEAL),
                Run.seal(segment, HexFormat.of().formatHex(digest.digest())).getBytes(StandardCharsets.US_ASCII));
        segment = segment.next();
        out = fresh(folder, segment);
        digest = DurableFile.sha256();
        bytes = 0;
        keep();
    }

    private void keep() throws IOException {
        new Run(folder, List.of(), new Run.Tail(segment.name(), bytes, soFar(), until)).keep();
    }

    private String soFar() {
        try {
            return HexFormat.of().formatHex(((MessageDigest) digest.clone()).digest());
        } catch (CloneNotSupportedException e) {
            throw new IllegalStateException("the SHA-256 of every Java platform can be copied", e);
        }
    }

    private static FileChannel fresh(Path folder, Segment segment) throws IOException {
        return FileChannel.open(
                folder.resolve(segment.name() + Run.PARTIAL),
                StandardOpenOption.CREATE,
                StandardOpenOption.TRUNCATE_EXISTING,
                StandardOpenOption.WRITE);
    }
}
