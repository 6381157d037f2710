package org.xiucheng.host.witness;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import org.xiucheng.host.backup.DurableFile;
import org.xiucheng.kernel.evidence.Checkpoint;
import org.xiucheng.kernel.evidence.NoteKey;
import org.xiucheng.kernel.evidence.SignedNote;

/// What a witness keeps of one log in a folder: `log.vkey`, the key it was first shown or told;
/// `checkpoints/SIZE.note`, each cosigned; `contradictions/`, what the log signed and does not stand by.
///
/// One process at a time; what is kept is on disk before anything is said of it, and is never written over.
final class KeptCheckpoints implements AutoCloseable {
    private static final String END = ".note";

    private final Path folder;
    private final FileChannel channel;
    private final FileLock lock;

    private KeptCheckpoints(Path folder, FileChannel channel, FileLock lock) {
        this.folder = folder;
        this.channel = channel;
        this.lock = lock;
    }

    static KeptCheckpoints open(Path folder) throws IOException {
        Files.createDirectories(folder.resolve("checkpoints"));
        var channel = FileChannel.open(folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            var lock = channel.tryLock();
            if (lock != null) {
                return new KeptCheckpoints(folder, channel, lock);
            }
        } catch (OverlappingFileLockException taken) {
            // by another witness in this process
        }
        channel.close();
        throw new IOException("another witness works in " + folder);
    }

    /// The key of the log that this folder is about, if it has begun.
    Optional<NoteKey> key() throws IOException {
        var file = folder.resolve("log.vkey");
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try {
            return Optional.of(NoteKey.parse(Files.readString(file)));
        } catch (IllegalArgumentException damaged) {
            throw new IOException(file + " is damaged: restore it", damaged);
        }
    }

    void begin(NoteKey log) throws IOException {
        write(folder.resolve("log.vkey"), log.text() + "\n");
    }

    /// The largest checkpoint there is, as both signed it: what was changed on disk is not believed.
    Optional<Checkpoint> newest(NoteKey log, NoteKey own) throws IOException {
        try (var files = Files.list(folder.resolve("checkpoints"))) {
            var newest = files.filter(file -> file.getFileName().toString().endsWith(END))
                    .max(Comparator.comparing(file -> file.getFileName().toString()));
            return newest.isEmpty() ? Optional.empty() : Optional.of(kept(newest.get(), log, own));
        }
    }

    private static Checkpoint kept(Path file, NoteKey log, NoteKey own) throws IOException {
        var note = Notes.read(file);
        var checkpoint = Checkpoint.parse(note.text());
        if (!note.signedBy(log) || !note.signedBy(own) || !file.endsWith(name(checkpoint.size()))) {
            throw new IOException(file + " is not what was kept here: restore it");
        }
        return checkpoint;
    }

    /// Keeps one more and tells where it lies.
    Path keep(Checkpoint checkpoint, SignedNote cosigned) throws IOException {
        return write(folder.resolve("checkpoints").resolve(name(checkpoint.size())), cosigned.written());
    }

    /// Keeps what convicts the log, beside what was kept before.
    Path convict(Checkpoint checkpoint, SignedNote note) throws IOException {
        var root = HexFormat.of().formatHex(checkpoint.root(), 0, 4);
        var name = name(checkpoint.size()).replace(END, "-" + root + END);
        return write(Files.createDirectories(folder.resolve("contradictions")).resolve(name), note.written());
    }

    /// Sorted by name they are sorted by size.
    private static String name(long size) {
        return String.format(Locale.ROOT, "%018d", size) + END;
    }

    private static Path write(Path file, String text) throws IOException {
        DurableFile.write(file, text.getBytes(StandardCharsets.UTF_8));
        return file;
    }

    @Override
    public void close() throws IOException {
        lock.release();
        channel.close();
    }
}
