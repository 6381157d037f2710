package org.xiucheng.host;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;

/// The folder that is one jurisdiction, held by one process at a time.
///
/// It holds `format` (the version of this layout), `lock`, `secrets/`, and with the embedded database
/// `postgres/` and `binaries/`. Nothing is written before the folder is known to be ours, of a format we
/// read, and free.
public final class DataFolder implements AutoCloseable {
    /// The layout this program reads and writes; a folder of a higher one is refused.
    static final int FORMAT = 1;

    /// What may lie in a folder that has not begun: settings written ahead, programs unpacked ahead, a
    /// volume's own.
    private static final Set<String> HARMLESS =
            Set.of("xiucheng.properties", "binaries", "lost+found", ".DS_Store", "lock");

    private final Path path;
    private final FileChannel lock;

    private DataFolder(Path path, FileChannel lock) {
        this.path = path;
        this.lock = lock;
    }

    /// Opens the folder, making it if it is not there.
    ///
    /// @throws CannotStart when it is in use, not ours, of a newer version, or may not be written
    public static DataFolder open(Path where) {
        var path = where.toAbsolutePath().normalize();
        try {
            refuseStrangers(path);
            refuseNewer(path);
            Files.createDirectories(path);
            var lock = lock(path);
            if (!Files.exists(path.resolve("format"))) {
                Files.writeString(path.resolve("format"), FORMAT + "\n");
            }
            return new DataFolder(path, lock);
        } catch (IOException failed) {
            throw refusal(path, failed);
        }
    }

    public Path path() {
        return path;
    }

    /// The cluster of the embedded database.
    public Path postgres() {
        return path.resolve("postgres");
    }

    public Secrets secrets() {
        return Secrets.in(path);
    }

    /// Refuses to go on when the disk is nearly full: a database that runs out of space stops in the middle
    /// of work.
    ///
    /// @param mebibytes what must be free
    public void needSpace(long mebibytes) {
        try {
            var free = Files.getFileStore(path).getUsableSpace() >> 20;
            if (free < mebibytes) {
                throw new CannotStart(
                        "The disk that holds %s has %d MB left and %d MB are needed: free some space first."
                                .formatted(path, free, mebibytes));
            }
        } catch (IOException failed) {
            throw refusal(path, failed);
        }
    }

    @Override
    public void close() {
        try {
            lock.close();
        } catch (IOException failed) {
            throw new CannotStart("The lock of %s could not be released.".formatted(path), failed);
        }
    }

    /// Turns what the file system says into the sentence an operator can act on.
    public static CannotStart refusal(Path path, IOException failed) {
        var said = String.valueOf(failed.getMessage());
        if (said.contains("No space left") || said.contains("Disk quota")) {
            return new CannotStart("The disk that holds %s is full: free some space first.".formatted(path), failed);
        }
        return new CannotStart(
                "The data folder %s cannot be used (%s): check that it is a folder and may be written, or choose another with --data."
                        .formatted(path, failed.getClass().getSimpleName()),
                failed);
    }

    private static void refuseStrangers(Path path) throws IOException {
        if (!Files.exists(path) || Files.exists(path.resolve("format"))) {
            return;
        }
        try (var held = Files.list(path)) {
            var stranger = held.map(each -> each.getFileName().toString())
                    .filter(name -> !HARMLESS.contains(name))
                    .findFirst();
            if (stranger.isPresent()) {
                throw new CannotStart(
                        "%s is not empty and no data folder of Xiucheng (it holds %s): choose another with --data."
                                .formatted(path, stranger.get()));
            }
        }
    }

    private static void refuseNewer(Path path) throws IOException {
        var file = path.resolve("format");
        if (!Files.exists(file)) {
            return;
        }
        var said = Files.readString(file).strip();
        if (!said.matches("\\d{1,6}")) {
            throw new CannotStart(
                    "The file %s should hold a number and does not: restore it from a backup.".formatted(file));
        }
        if (Integer.parseInt(said) > FORMAT) {
            throw new CannotStart(
                    "The data folder %s was written by a newer version (format %s, this program reads up to %d): run that version, or choose another folder with --data."
                            .formatted(path, said, FORMAT));
        }
    }

    private static FileChannel lock(Path path) throws IOException {
        var file = path.resolve("lock");
        var channel =
                FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
        try {
            if (channel.tryLock(Long.MAX_VALUE - 1, 1, false) != null) {
                channel.truncate(0);
                channel.write(
                        StandardCharsets.US_ASCII.encode(ProcessHandle.current().pid() + "\n"));
                return channel;
            }
        } catch (OverlappingFileLockException heldHere) {
            // this very process holds it: the same sentence
        }
        var holder = holder(channel);
        channel.close();
        throw new CannotStart(
                "The data folder %s is in use%s: stop that one first, or choose another folder with --data."
                        .formatted(path, holder));
    }

    private static String holder(FileChannel channel) throws IOException {
        var bytes = ByteBuffer.allocate(20);
        channel.read(bytes, 0);
        var said = new String(bytes.array(), 0, bytes.position(), StandardCharsets.US_ASCII).strip();
        return said.isEmpty() ? "" : " by process " + said;
    }
}
