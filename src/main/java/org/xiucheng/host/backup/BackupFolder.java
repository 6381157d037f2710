package org.xiucheng.host.backup;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// The folder in which one city's backups lie.
///
/// `city` says whose they are; `bases/TIME` holds one whole copy each, `wal/FIRST` the log of the store
/// without a gap from that segment on, `photos` every photo by its SHA-256. A name that ends in `.new` is
/// something half done.
record BackupFolder(Path path) {
    static final String HALF = ".new";

    /// Marks an empty folder as this city's, or makes sure that it is.
    ///
    /// @param system the identifier of its store
    /// @param timeline the history the store is in; after it was restored it is another
    void claim(String system, int timeline) throws IOException {
        DurableFile.ownFolder(path);
        if (!Files.exists(city())) {
            DurableFile.write(city(), owner(system, timeline).getBytes(StandardCharsets.US_ASCII));
        }
        check(system, timeline);
        Files.createDirectories(runs());
    }

    /// Makes sure that the folder is this city's, and is there: a disk that was taken out leaves an empty
    /// one.
    void check(String system, int timeline) throws IOException {
        if (!Files.readString(city(), StandardCharsets.ISO_8859_1).equals(owner(system, timeline))) {
            throw Refusals.otherCity(path);
        }
    }

    private static String owner(String system, int timeline) {
        return "%s timeline %d\n".formatted(system, timeline);
    }

    private Path city() {
        return path.resolve("city");
    }

    Path bases() {
        return path.resolve("bases");
    }

    Path runs() {
        return path.resolve("wal");
    }

    Path photos() {
        return path.resolve("photos");
    }

    /// The folders of whole copies, the oldest first.
    List<Path> listBases() throws IOException {
        return folders(bases());
    }

    /// The folders of the log, the oldest first.
    List<Path> listRuns() throws IOException {
        return folders(runs());
    }

    private static List<Path> folders(Path of) throws IOException {
        if (!Files.isDirectory(of)) {
            return List.of();
        }
        try (var held = Files.list(of)) {
            return held.filter(Files::isDirectory)
                    .filter(each -> !each.getFileName().toString().endsWith(HALF))
                    .sorted()
                    .toList();
        }
    }
}
