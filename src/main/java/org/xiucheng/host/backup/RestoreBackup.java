package org.xiucheng.host.backup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.util.FileSystemUtils;
import org.xiucheng.host.CannotStart;
import org.xiucheng.host.DataFolder;
import org.xiucheng.host.Progress;
import org.xiucheng.host.Settings;
import org.xiucheng.host.database.EmbeddedDatabase;
import org.xiucheng.host.database.Login;
import org.xiucheng.kernel.Problem;

/// Brings a city back from its backups, to their end or to any moment they reach, in a folder of its own.
///
/// Everything is checked before anything is written, and the folder gets its name when the city in it
/// stands: whatever goes wrong leaves nothing behind.
public final class RestoreBackup {
    private final Progress progress;
    private final InstantSource clock;

    public RestoreBackup(Progress progress, InstantSource clock) {
        this.progress = progress;
        this.clock = clock;
    }

    /// What is wished.
    ///
    /// @param from the folder of backups
    /// @param data the folder to be made; it is not there yet, or empty
    /// @param to the moment; as far as it goes where none is given
    /// @param identityKey the key of contacts, from where it is kept; without it they stay closed for
    ///     ever
    public record Wish(Path from, Path data, Optional<Instant> to, Optional<Path> identityKey) {}

    /// What would be, or was, restored.
    ///
    /// @param base the copy it begins from
    /// @param segments how many segments of the log follow it
    /// @param bytes of both
    /// @param from the first moment this copy reaches
    /// @param until the moment up to which it reaches every one
    public record Found(String base, int segments, long bytes, Instant from, Instant until) {}

    /// What stands now.
    ///
    /// @param missing photos that the city names and the backups do not hold
    public record Restored(Found found, Standing standing, int photos, int missing, Duration took) {}

    /// Checks everything that a restore would, and writes nothing.
    public Found check(Wish wish) {
        try {
            return found(planned(wish));
        } catch (IOException failed) {
            throw Refusals.failed(wish.from(), failed);
        }
    }

    /// Restores.
    public Restored restore(Wish wish) {
        var begun = clock.instant();
        var half = wish.data()
                .toAbsolutePath()
                .normalize()
                .resolveSibling(wish.data().toAbsolutePath().normalize().getFileName() + ".restoring");
        try {
            var plan = planned(wish);
            FileSystemUtils.deleteRecursively(half);
            new LayCity(plan, half, progress).lay(wish.identityKey());
            var standing = replay(plan, new BackupFolder(wish.from()), half);
            Files.deleteIfExists(wish.data());
            Files.move(half, wish.data(), StandardCopyOption.ATOMIC_MOVE);
            var took = Duration.between(begun, clock.instant());
            return new Restored(found(plan), standing.standing(), standing.photos(), standing.missing(), took);
        } catch (IOException failed) {
            throw Refusals.failed(wish.data(), failed);
        } finally {
            drop(half);
        }
    }

    private static void drop(Path half) {
        try {
            FileSystemUtils.deleteRecursively(half);
        } catch (IOException failed) {
            throw Refusals.failed(half, failed);
        }
    }

    private Plan planned(Wish wish) throws IOException {
        needEmpty(wish.data());
        var backups = new BackupFolder(wish.from());
        var plan = Plan.find(backups, wish.to());
        if (plan.base().postgres() != EmbeddedDatabase.VERSION) {
            throw Refusals.newer(plan.folder());
        }
        needKey(wish, plan.base());
        plan.check(backups, progress);
        return plan;
    }

    private static void needEmpty(Path data) throws IOException {
        if (!Files.exists(data)) {
            return;
        }
        if (Files.isDirectory(data)) {
            try (var held = Files.list(data)) {
                if (held.findAny().isEmpty()) {
                    return;
                }
            }
        }
        throw Problem.conflict(
                "backup.not-empty",
                "The folder %s is not empty, and nothing in it is replaced: name one that is not there yet with --data."
                        .formatted(data));
    }

    private static void needKey(Wish wish, Base base) throws IOException {
        if (wish.identityKey().isEmpty()) {
            return;
        }
        var key = wish.identityKey().get();
        if (!Files.isRegularFile(key) || !IdentityKey.mark(key).equals(base.identityKey())) {
            throw Problem.invalid(
                    "backup.wrong-key",
                    "The file %s is not the key that opens this city's contacts: give its identity.key.".formatted(key),
                    "/identity-key");
        }
    }

    private static Found found(Plan plan) {
        var segments =
                plan.run().map(run -> run.after(plan.base())).orElse(List.of()).size();
        return new Found(plan.folder().getFileName().toString(), segments, plan.bytes(), plan.from(), plan.until());
    }

    /// What stands after the log was replayed, and its photos.
    private record Replayed(Standing standing, int photos, int missing) {}

    private Replayed replay(Plan plan, BackupFolder backups, Path half) throws IOException {
        progress.say("Replaying the log"
                + plan.to().map(moment -> " up to " + moment).orElse(""));
        try (var folder = DataFolder.open(half);
                var database = EmbeddedDatabase.recover(folder, Settings.of(half), plan.to(), progress)) {
            return look(database.superuser().to("xiucheng"), backups, half);
        } catch (CannotStart refused) {
            throw Problem.conflict("backup.not-replayed", refused.sentence());
        }
    }

    private Replayed look(Login login, BackupFolder backups, Path half) throws IOException {
        var source = new SingleConnectionDataSource(login.url(), login.role(), login.password(), true);
        source.setAutoCommit(false);
        try {
            var jdbc = JdbcClient.create(source);
            progress.say("Checking the evidence");
            var standing = Standing.of(jdbc);
            if (!standing.signed()) {
                throw Problem.conflict(
                        "backup.log-broken",
                        "The log of the restored city is not what its last checkpoint says; nothing was restored.");
            }
            return photos(jdbc, backups, half, standing);
        } finally {
            source.destroy();
        }
    }

    /// Those that the city names at that moment, and no other: what was taken away by then does not come
    /// back.
    private Replayed photos(JdbcClient jdbc, BackupFolder backups, Path half, Standing standing) throws IOException {
        var names = jdbc.sql("select encode(sha256, 'hex') || '.jpg' from media.file order by sha256")
                .query(String.class)
                .list();
        var laid = 0;
        for (var name : names) {
            var kept = PhotoShelf.place(backups.photos(), name);
            if (Files.exists(kept)) {
                DurableFile.copy(kept, PhotoShelf.place(half.resolve("media"), name));
                progress.count("Laying photos", ++laid, names.size());
            }
        }
        return new Replayed(standing, laid, names.size() - laid);
    }
}
