package org.xiucheng.host;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;

/// A file that only the owner of the process reads.
final class SecretFile {
    private SecretFile() {}

    /// Whole or not at all, and on disk before anything is done with what it says.
    static void write(Path file, String text) throws IOException {
        var folder = Files.createDirectories(file.toAbsolutePath().getParent());
        ownerOnly(folder, "rwx------");
        var half = folder.resolve(file.getFileName() + ".new");
        Files.deleteIfExists(half);
        ownerOnly(Files.createFile(half), "rw-------");
        try (var channel = FileChannel.open(half, StandardOpenOption.WRITE)) {
            channel.write(StandardCharsets.US_ASCII.encode(text));
            channel.force(true);
        }
        Files.move(half, file, StandardCopyOption.ATOMIC_MOVE);
    }

    private static void ownerOnly(Path path, String permissions) throws FileSystemException {
        try {
            Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(permissions));
        } catch (UnsupportedOperationException windows) {
            // there the folder inherits the rights of the user's own profile
        } catch (IOException failed) {
            throw new FileSystemException(path.toString(), null, failed.getMessage());
        }
    }
}
