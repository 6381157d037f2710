package org.xiucheng.host.backup;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.SQLException;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.xiucheng.host.CannotStart;
import org.xiucheng.host.Progress;
import org.xiucheng.host.Settings;
import org.xiucheng.host.database.EmbeddedDatabase;
import org.xiucheng.host.database.Login;
import org.xiucheng.kernel.Problem;

/// Keeps the log of a working store, and the photos, in the folder of the city's backups as they come, so
/// that a copy that lies there reaches any moment since.
///
/// Nobody who reports waits for it. While the folder or the store is away the log waits in the store, up
/// to 16 GB of it; beyond that there is a gap, which is said, and only a new copy goes on from behind it.
public final class KeepArchive implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(KeepArchive.class);

    private final BackupFolder folder;
    private final FileChannel lock;
    private final Login superuser;
    private final Path media;
    private final ArchiveSettings settings;
    private final Thread thread;
    private volatile boolean closing;

    private KeepArchive(BackupFolder folder, FileChannel lock, Login superuser, Path media, ArchiveSettings settings) {
        this.folder = folder;
        this.lock = lock;
        this.superuser = superuser;
        this.media = media;
        this.settings = settings;
        this.thread = Thread.ofPlatform()
                .name("archive")
                .uncaughtExceptionHandler(
                        (_, fault) -> LOG.error("The log is no longer kept in {}", folder.path(), fault))
                .unstarted(this::keep);
    }

    /// Begins to keep a city's log, if its settings name a folder for that.
    ///
    /// @throws CannotStart where the folder is another city's or in use; a folder that is away is waited
    ///     for
    public static KeepArchive begin(EmbeddedDatabase database, Settings settings, Path into, Progress progress) {
        var media = settings.data().resolve("media");
        var archive = begin(database.superuser(), media, into, ArchiveSettings.usual());
        progress.say("Keeping the log in " + archive.folder.path());
        if (!archive.hasCopy()) {
            progress.say("No copy lies there yet: take one with ./xiucheng backup " + archive.folder.path());
        }
        return archive;
    }

    static KeepArchive begin(Login superuser, Path media, Path into, ArchiveSettings settings) {
        var folder = new BackupFolder(into.toAbsolutePath().normalize());
        try {
            DurableFile.ownFolder(folder.path());
            var lock = lock(folder.path());
            try {
                var archive = new KeepArchive(folder, lock, superuser, media, settings);
                archive.prepare();
                archive.thread.start();
                return archive;
            } catch (IOException | RuntimeException refused) {
                lock.close();
                throw refused;
            }
        } catch (IOException failed) {
            throw new CannotStart(Refusals.failed(into, failed).detail(), failed);
        } catch (Problem refused) {
            throw new CannotStart(refused.detail(), refused);
        }
    }

    /// Lets the store throw its log away, where a city no longer keeps it outside.
    public static void forget(EmbeddedDatabase database) {
        new ArchiveSlot(JdbcClient.create(database.superuser().direct())).drop();
    }

    private static FileChannel lock(Path path) throws IOException {
        var channel = FileChannel.open(path.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            if (channel.tryLock() != null) {
                return channel;
            }
        } catch (OverlappingFileLockException heldHere) {
            // this very process holds it: the same sentence
        }
        channel.close();
        throw new CannotStart("The folder of backups %s is in use by another city: name another.".formatted(path));
    }

    /// Ends when everything acknowledged is kept, or after the time there is for that.
    @Override
    public void close() {
        closing = true;
        try {
            if (!thread.join(settings.end().plus(settings.force()))) {
                LOG.warn("The folder of backups {} did not take the last of the log", folder.path());
                thread.interrupt();
            }
            lock.close();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        } catch (IOException failed) {
            throw new CannotStart("The lock of %s could not be released.".formatted(folder.path()), failed);
        }
    }

    /// Refuses at once what waiting does not mend.
    private void prepare() throws IOException {
        var jdbc = JdbcClient.create(superuser.direct());
        var store = new StoreOfRecord(jdbc);
        folder.claim(store.system(), store.timeline());
        open(store, new ArchiveSlot(jdbc)).close();
    }

    private boolean hasCopy() {
        try {
            return !folder.listBases().isEmpty();
        } catch (IOException away) {
            return false;
        }
    }

    private void keep() {
        var last = "";
        while (true) {
            try {
                stream();
                return;
            } catch (IOException | SQLException | DataAccessException | Problem away) {
                if (closing) {
                    LOG.warn("The last of the log is not in {}: the store keeps it", folder.path(), away);
                    return;
                }
                var now = String.valueOf(away.getMessage());
                if (!now.equals(last)) {
                    LOG.warn("The log cannot be kept in {}; it waits in the store", folder.path(), away);
                }
                last = now;
                if (!pause(settings.retry())) {
                    return;
                }
            }
        }
    }

    private void stream() throws IOException, SQLException {
        var jdbc = JdbcClient.create(superuser.direct());
        try (var writer = open(new StoreOfRecord(jdbc), new ArchiveSlot(jdbc));
                var follow = FollowLog.begin(superuser, writer, settings, new PhotoShelf(media, folder.photos()))) {
            follow.until(() -> closing);
        }
    }

    /// Goes on with the newest run where the store still has what follows it, else begins one.
    private RunWriter open(StoreOfRecord store, ArchiveSlot slot) throws IOException {
        var timeline = store.timeline();
        folder.check(store.system(), timeline);
        var from = Segment.holding(timeline, slot.from());
        for (var last : folder.listRuns().reversed()) {
            var run = Run.read(last);
            if (run.isPresent() && run.get().end() > slot.flushed()) {
                throw Refusals.otherCity(folder.path());
            }
            if (run.isPresent() && from.compareTo(run.get().growing()) <= 0) {
                return RunWriter.resume(run.get());
            }
            if (run.isPresent()) {
                LOG.warn("The log has a gap before {}: take a new copy with ./xiucheng backup", from.name());
                break;
            }
        }
        return RunWriter.begin(folder.runs(), from);
    }

    private static boolean pause(Duration time) {
        try {
            Thread.sleep(time);
            return true;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
