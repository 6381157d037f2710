package org.xiucheng.host.backup;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import org.xiucheng.host.Progress;
import org.xiucheng.kernel.Problem;

/// Lays what a city is brought back from into an empty folder: the copy of its store, the log after it,
/// its settings.
///
/// Nothing is forced to disk here: PostgreSQL does that with the whole folder before it replays a log.
final class LayCity {
    private static final String LOG = "wal/";
    private static final String CITY = "city/";
    private static final long MEBIBYTE = 1 << 20;

    private final Plan plan;
    private final Path folder;
    private final Progress progress;

    LayCity(Plan plan, Path folder, Progress progress) {
        this.plan = plan;
        this.folder = folder;
        this.progress = progress;
    }

    /// @param identityKey the key of contacts, from where it is kept
    void lay(Optional<Path> identityKey) throws IOException {
        needSpace();
        DurableFile.ownFolder(folder);
        DurableFile.ownFolder(folder.resolve("postgres"));
        var secrets = DurableFile.ownFolder(folder.resolve("secrets"));
        layBase();
        CopyCluster.emptyFolders(folder.resolve("postgres"));
        if (plan.run().isPresent()) {
            layLog(plan.run().get());
        }
        if (identityKey.isPresent()) {
            DurableFile.copy(identityKey.get(), secrets.resolve(IdentityKey.NAME));
        }
        closeSecrets(secrets);
        forgetBackups();
    }

    /// Half as much again as is laid: the log grows while it is replayed.
    private void needSpace() throws IOException {
        var disk = Files.createDirectories(folder.getParent());
        var free = Files.getFileStore(disk).getUsableSpace();
        var needed = plan.bytes() + plan.bytes() / 2;
        if (free < needed) {
            throw Problem.conflict(
                    "backup.no-space",
                    "The disk that holds %s has %d MB left and the city needs %d MB: free some space first."
                            .formatted(disk, free / MEBIBYTE, needed / MEBIBYTE));
        }
    }

    private void layBase() throws IOException {
        var done = 0;
        for (var item : plan.base().files()) {
            var target = folder.resolve(place(item.path())).normalize();
            if (!target.startsWith(folder)) {
                throw Refusals.damaged(plan.folder().resolve(Base.PAPER));
            }
            Files.createDirectories(target.resolveSibling("."));
            Files.copy(plan.folder().resolve(item.path()), target);
            progress.count("Laying the store", ++done, plan.base().files().size());
        }
    }

    private static String place(String path) {
        if (path.startsWith(LOG)) {
            return "postgres/pg_wal/" + path.substring(LOG.length());
        }
        return path.startsWith(CITY) ? path.substring(CITY.length()) : path;
    }

    private void layLog(Run run) throws IOException {
        var log = folder.resolve("postgres").resolve("pg_wal");
        var segments = run.after(plan.base());
        var done = 0;
        for (var segment : segments) {
            Files.copy(run.folder().resolve(segment.name()), log.resolve(segment.name()));
            progress.count("Laying the log", ++done, segments.size());
        }
        if (run.grown() > 0 && run.growing().compareTo(plan.base().lastSegment()) > 0) {
            layGrowing(run, log.resolve(run.growing().name()));
        }
    }

    /// The last segment is filled up with nothing, where the log ends for whoever replays it.
    private static void layGrowing(Run run, Path target) throws IOException {
        try (var grown = Files.newInputStream(run.checkTail());
                var out = FileChannel.open(target, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            DurableFile.pour(grown, out, run.grown());
            DurableFile.write(out, ByteBuffer.allocate((int) (Segment.BYTES - run.grown())));
        }
    }

    private static void closeSecrets(Path secrets) throws IOException {
        if (!Files.getFileStore(secrets).supportsFileAttributeView("posix")) {
            return;
        }
        try (var held = Files.list(secrets)) {
            for (var secret : held.toList()) {
                Files.setPosixFilePermissions(secret, PosixFilePermissions.fromString("rw-------"));
            }
        }
    }

    /// A restored city writes another history: it must be told of a folder of its own for its backups.
    private void forgetBackups() throws IOException {
        var file = folder.resolve("xiucheng.properties");
        if (Files.exists(file)) {
            var lines = Files.readAllLines(file).stream()
                    .filter(line -> !line.strip().startsWith("backup."))
                    .toList();
            Files.write(file, lines);
        }
    }
}
