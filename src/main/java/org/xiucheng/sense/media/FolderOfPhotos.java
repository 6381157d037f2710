package org.xiucheng.sense.media;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.UUID;

/// Photos as files of one folder: `ab/abcdef….jpg`. Whole or not at all, and on disk before anybody is told.
public final class FolderOfPhotos implements PhotoFiles {
    private static final String NAME = "[0-9a-f]{64}";
    private static final int PREFIX = 2;

    private final Path folder;

    public FolderOfPhotos(Path folder) {
        this.folder = folder;
    }

    @Override
    public void keep(String sha256, byte[] bytes) {
        var file = file(sha256);
        if (Files.exists(file)) {
            return;
        }
        try {
            var shelf = Files.createDirectories(folder.resolve(sha256.substring(0, PREFIX)));
            var half = shelf.resolve(UUID.randomUUID() + ".new");
            try (var channel = FileChannel.open(half, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
                var left = ByteBuffer.wrap(bytes);
                while (left.hasRemaining()) {
                    channel.write(left);
                }
                channel.force(true);
            }
            Files.move(half, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException failed) {
            throw new UncheckedIOException("a photo could not be kept", failed);
        }
    }

    @Override
    public Optional<byte[]> find(String sha256) {
        try {
            return Optional.of(Files.readAllBytes(file(sha256)));
        } catch (NoSuchFileException gone) {
            return Optional.empty();
        } catch (IOException failed) {
            throw new UncheckedIOException("a photo could not be read", failed);
        }
    }

    @Override
    public void drop(String sha256) {
        try {
            Files.deleteIfExists(file(sha256));
        } catch (IOException failed) {
            throw new UncheckedIOException("a photo could not be taken away", failed);
        }
    }

    private Path file(String sha256) {
        if (!sha256.matches(NAME)) {
            throw new IllegalArgumentException("photos are named by their SHA-256");
        }
        return folder.resolve(sha256.substring(0, PREFIX)).resolve(sha256 + ".jpg");
    }
}
