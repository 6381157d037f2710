package org.xiucheng.host.backup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The photos of a city, kept once for all its backups: a photo never changes and is named by its
/// SHA-256.
///
/// What the city drops stays here, since it belongs to the moments before.
final class PhotoShelf {
    private static final String NAME = "[0-9a-f]{64}\\.jpg";
    private static final int HASH = 64;

    private final Path from;
    private final Path to;
    private final Map<Path, FileTime> seen = new HashMap<>();

    PhotoShelf(Path from, Path to) {
        this.from = from;
        this.to = to;
    }

    /// Copies what is not there yet, and tells how many those were. Shelves on which nothing moved since
    /// the last time are not looked at.
    int fill() throws IOException {
        var copied = 0;
        for (var shelf : shelves(from)) {
            var changed = Files.getLastModifiedTime(shelf);
            if (!changed.equals(seen.get(shelf))) {
                for (var photo : photos(shelf)) {
                    copied += copy(photo);
                }
                seen.put(shelf, changed);
            }
        }
        return copied;
    }

    private int copy(Path photo) throws IOException {
        var target = place(to, photo.getFileName().toString());
        if (Files.exists(target)) {
            return 0;
        }
        var half = target.resolveSibling(target.getFileName() + BackupFolder.HALF);
        Files.deleteIfExists(half);
        try {
            DurableFile.copy(photo, half);
        } catch (NoSuchFileException dropped) {
            return 0;
        }
        DurableFile.move(half, target);
        return 1;
    }

    /// Where a photo lies on shelves.
    static Path place(Path shelves, String name) {
        return shelves.resolve(name.substring(0, 2)).resolve(name);
    }

    /// Every photo on those shelves.
    static List<Path> list(Path shelves) throws IOException {
        return shelves(shelves).stream()
                .flatMap(shelf -> {
                    try {
                        return photos(shelf).stream();
                    } catch (IOException failed) {
                        throw Refusals.failed(shelf, failed);
                    }
                })
                .toList();
    }

    /// Whether a photo is what its name says.
    static boolean whole(Path photo) throws IOException {
        return DurableFile.read(photo, Long.MAX_VALUE)
                .sha256()
                .equals(photo.getFileName().toString().substring(0, HASH));
    }

    private static List<Path> shelves(Path of) throws IOException {
        if (!Files.isDirectory(of)) {
            return List.of();
        }
        try (var held = Files.list(of)) {
            return held.filter(Files::isDirectory).sorted().toList();
        }
    }

    private static List<Path> photos(Path shelf) throws IOException {
        try (var held = Files.list(shelf)) {
            return held.filter(photo -> photo.getFileName().toString().matches(NAME))
                    .sorted()
                    .toList();
        }
    }
}
