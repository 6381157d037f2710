package org.xiucheng.host.backup;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.xiucheng.host.Progress;
import org.xiucheng.host.backup.Base.Item;

/// Copies the files of a store that goes on working.
///
/// They do not fit each other; the log from the beginning of the copy to its end makes them fit
/// (PostgreSQL 18, section 25.3.4, which also says what is left out). A file that goes away meanwhile
/// belonged to something that was dropped.
final class CopyCluster {
    /// Folders of which only the name is kept: they hold what lives no longer than the server does.
    private static final Set<String> EMPTY = Set.of(
            "pg_wal",
            "pg_dynshmem",
            "pg_notify",
            "pg_replslot",
            "pg_serial",
            "pg_snapshots",
            "pg_stat_tmp",
            "pg_subtrans");

    /// What `initdb` makes and may stay empty.
    private static final Set<String> FOUND = Set.of(
            "pg_wal",
            "pg_dynshmem",
            "pg_notify",
            "pg_replslot",
            "pg_serial",
            "pg_snapshots",
            "pg_stat",
            "pg_stat_tmp",
            "pg_subtrans",
            "pg_commit_ts",
            "pg_tblspc",
            "pg_twophase",
            "pg_logical/snapshots",
            "pg_logical/mappings");

    private static final Set<String> LEFT_OUT =
            Set.of("postmaster.pid", "postmaster.opts", "backup_label", "tablespace_map", "current_logfiles");

    private final Path from;
    private final Path to;
    private final List<Path> files = new ArrayList<>();

    private CopyCluster(Path from, Path to) {
        this.from = from;
        this.to = to;
    }

    /// Copies all that belongs into a copy, and tells what was written.
    ///
    /// @param base the folder of the base, which the paths begin from
    static List<Item> copy(Path cluster, Path base, Progress progress) throws IOException {
        var copy = new CopyCluster(cluster, base.resolve("postgres"));
        copy.find();
        var items = new ArrayList<Item>();
        for (var file : copy.files) {
            var target = copy.to.resolve(cluster.relativize(file).toString());
            try {
                var held = DurableFile.copy(file, target);
                items.add(new Item(slashed(base.relativize(target)), held.bytes(), held.sha256()));
            } catch (NoSuchFileException dropped) {
                Files.deleteIfExists(target);
            }
            progress.count("Copying the store", items.size(), copy.files.size());
        }
        return items;
    }

    /// Makes the folders that a store must find, also those that hold nothing in a copy.
    static void emptyFolders(Path cluster) throws IOException {
        for (var name : FOUND) {
            Files.createDirectories(cluster.resolve(name));
        }
    }

    static String slashed(Path path) {
        return path.toString().replace('\\', '/');
    }

    private void find() throws IOException {
        Files.walkFileTree(from, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes about) throws IOException {
                if (temporary(folder)) {
                    return FileVisitResult.SKIP_SUBTREE;
                }
                Files.createDirectories(to.resolve(from.relativize(folder).toString()));
                return from.equals(folder.getParent())
                                && EMPTY.contains(folder.getFileName().toString())
                        ? FileVisitResult.SKIP_SUBTREE
                        : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes about) {
                if (!temporary(file) && !LEFT_OUT.contains(file.getFileName().toString())) {
                    files.add(file);
                }
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException failed) throws IOException {
                if (failed instanceof NoSuchFileException) {
                    return FileVisitResult.CONTINUE;
                }
                throw failed;
            }
        });
    }

    private static boolean temporary(Path path) {
        var name = path.getFileName().toString();
        return name.startsWith("pgsql_tmp") || name.startsWith("pg_internal.init");
    }
}
