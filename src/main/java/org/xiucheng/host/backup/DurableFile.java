package org.xiucheng.host.backup;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/// A file of a backup, or of a witness: on disk before it counts, and known by its SHA-256.
public final class DurableFile {
    private static final int CHUNK = 1 << 20;

    private DurableFile() {}

    /// What a file holds.
    ///
    /// @param sha256 in hexadecimal
    record Held(long bytes, String sha256) {}

    /// Copies what there is of a file at this moment, forced to disk.
    static Held copy(Path from, Path to) throws IOException {
        Files.createDirectories(to.resolveSibling("."));
        try (var in = Files.newInputStream(from);
                var out = FileChannel.open(to, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            var held = pour(in, out, Long.MAX_VALUE);
            out.force(true);
            return held;
        }
    }

    /// Writes so many bytes of a stream at most, and tells what they were.
    static Held pour(InputStream in, FileChannel out, long most) throws IOException {
        var digest = sha256();
        var chunk = new byte[CHUNK];
        var bytes = 0L;
        while (bytes < most) {
            var read = in.read(chunk, 0, (int) Math.min(chunk.length, most - bytes));
            if (read < 0) {
                break;
            }
            digest.update(chunk, 0, read);
            write(out, ByteBuffer.wrap(chunk, 0, read));
            bytes += read;
        }
        return new Held(bytes, hex(digest));
    }

    static void write(FileChannel out, ByteBuffer left) throws IOException {
        while (left.hasRemaining()) {
            out.write(left);
        }
    }

    /// Writes a small file whole or not at all, over one that is there.
    public static void write(Path file, byte[] bytes) throws IOException {
        var half = file.resolveSibling(file.getFileName() + ".new");
        try (var out = FileChannel.open(
                half, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE)) {
            write(out, ByteBuffer.wrap(bytes));
            out.force(true);
        }
        move(half, file);
    }

    /// Gives a file or folder its name for good.
    static void move(Path half, Path whole) throws IOException {
        Files.move(half, whole, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        force(whole.resolveSibling("."));
    }

    /// Forces the names in a folder to disk, where the system can.
    static void force(Path folder) throws IOException {
        if (!folder.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            return;
        }
        try (var names = FileChannel.open(folder, StandardOpenOption.READ)) {
            names.force(true);
        }
    }

    /// What the first so many bytes of a file are.
    static Held read(Path file, long most) throws IOException {
        var digest = sha256();
        var bytes = 0L;
        try (var in = Files.newInputStream(file)) {
            var chunk = new byte[CHUNK];
            while (bytes < most) {
                var read = in.read(chunk, 0, (int) Math.min(chunk.length, most - bytes));
                if (read < 0) {
                    break;
                }
                digest.update(chunk, 0, read);
                bytes += read;
            }
        }
        return new Held(bytes, hex(digest));
    }

    /// Whether a file is there and as it was written.
    static boolean is(Path file, long bytes, String sha256) throws IOException {
        if (!Files.isRegularFile(file) || Files.size(file) != bytes) {
            return false;
        }
        return read(file, Long.MAX_VALUE).equals(new Held(bytes, sha256));
    }

    /// A folder that only the owner of the process enters.
    static Path ownFolder(Path folder) throws IOException {
        return own(Files.createDirectories(folder));
    }

    /// The same beneath a folder that must be there already.
    static Path ownFolderWithin(Path parent, String name) throws IOException {
        var folder = parent.resolve(name);
        if (Files.isDirectory(folder)) {
            return own(folder);
        }
        return own(Files.createDirectory(folder));
    }

    private static Path own(Path folder) throws IOException {
        try {
            Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
        } catch (UnsupportedOperationException windows) {
            // there it inherits the rights of the user's own profile
        } catch (FileSystemException refused) {
            // a mounted disk that knows no owners keeps the rights it was mounted with
        }
        return folder;
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    private static String hex(MessageDigest digest) {
        return HexFormat.of().formatHex(digest.digest());
    }
}
