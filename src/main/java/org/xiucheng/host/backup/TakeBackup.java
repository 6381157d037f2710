package org.xiucheng.host.backup;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.util.FileSystemUtils;
import org.xiucheng.host.DataFolder;
import org.xiucheng.host.Progress;
import org.xiucheng.host.Settings;
import org.xiucheng.host.backup.Base.Item;
import org.xiucheng.host.database.EmbeddedDatabase;
import org.xiucheng.host.database.Login;
import org.xiucheng.kernel.Problem;
import org.xiucheng.kernel.Problem.Kind;

/// Takes one whole copy of a city that goes on working, or that stands still.
///
/// A server that runs is asked by the port and password that its folder names, so nothing has to be told
/// to the process that holds the folder; where none runs it is started for as long as the copy takes.
public final class TakeBackup {
    private static final DateTimeFormatter NAME =
            DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss.SSS'Z'").withZone(ZoneOffset.UTC);

    private static final Set<String> OF_THE_CITY = Set.of("format", "xiucheng.properties");

    private final Settings settings;
    private final Progress progress;

    public TakeBackup(Settings settings, Progress progress) {
        this.settings = settings;
        this.progress = progress;
    }

    /// What was taken.
    ///
    /// @param name the folder of the copy below `bases`
    /// @param at everything acknowledged before this moment is in it
    /// @param bytes of the copy, photos apart
    /// @param photos how many were copied now; those of earlier backups are there already
    public record Taken(String name, Instant at, int files, long bytes, int photos, Duration took) {}

    /// Takes a copy into the folder of the city's backups, which is made if it is not there.
    ///
    /// @throws Problem when it cannot be taken; nothing half done counts
    public Taken take(Path into) {
        needEmbedded();
        needApart(into);
        var running = EmbeddedDatabase.running(settings.data());
        if (running.isPresent()) {
            progress.say("Asking the database that runs");
            return from(running.get(), into);
        }
        try (var folder = DataFolder.open(settings.data());
                var database = EmbeddedDatabase.start(folder, settings.binaries(), settings.database(), progress)) {
            return from(database.superuser(), into);
        }
    }

    private void needEmbedded() {
        if (settings.databaseUrl().isPresent()) {
            throw Problem.conflict(
                    "backup.external",
                    "The database of this city is not in its folder: back it up with the means of whoever runs it.");
        }
        if (!Files.exists(settings.data().resolve("postgres").resolve("PG_VERSION"))) {
            throw Problem.absent(
                    "backup.no-city",
                    "There is no city with a database of its own in %s: name its folder with --data."
                            .formatted(settings.data()));
        }
    }

    /// A backup inside the data would be lost with it, and copied into itself.
    private void needApart(Path into) {
        var data = settings.data().toAbsolutePath().normalize();
        if (into.toAbsolutePath().normalize().startsWith(data)) {
            throw Problem.invalid(
                    "backup.inside",
                    "The folder for backups lies inside the data folder: name one elsewhere, best on another disk.",
                    "/folder");
        }
    }

    private Taken from(Login superuser, Path into) {
        var backups = new BackupFolder(into.toAbsolutePath().normalize());
        try (var connection = superuser.direct().getConnection()) {
            var jdbc = JdbcClient.create(new SingleConnectionDataSource(connection, true));
            return take(new StoreOfRecord(jdbc), backups);
        } catch (IOException failed) {
            throw Refusals.failed(into, failed);
        } catch (SQLException | DataAccessException away) {
            throw new Problem(
                    Kind.UNAVAILABLE,
                    "backup.store-away",
                    "The database went away while it was copied; what was copied does not count: try again.",
                    null);
        }
    }

    private Taken take(StoreOfRecord store, BackupFolder backups) throws IOException {
        var begun = store.now();
        backups.claim(store.system(), store.timeline());
        var name = NAME.format(begun);
        var half = Files.createDirectories(backups.bases()).resolve(name + BackupFolder.HALF);
        try {
            var base = copy(store, half, begun);
            progress.say("Copying photos");
            var photos = new PhotoShelf(settings.data().resolve("media"), backups.photos()).fill();
            base.write(half);
            DurableFile.move(half, backups.bases().resolve(name));
            var took = Duration.between(begun, store.now());
            return new Taken(name, base.holdsUntil(), base.files().size(), base.bytes(), photos, took);
        } finally {
            FileSystemUtils.deleteRecursively(half);
        }
    }

    private Base copy(StoreOfRecord store, Path half, Instant begun) throws IOException {
        DurableFile.ownFolder(half);
        var cluster = settings.data().toAbsolutePath().normalize().resolve("postgres");
        store.hold("xiucheng_backup_" + ProcessHandle.current().pid());
        var begin = store.begin("xiucheng");
        var items = new ArrayList<>(CopyCluster.copy(cluster, half, progress));
        var holdsUntil = store.now();
        var end = store.end();
        var ended = store.now();
        needOneSpace(end);
        DurableFile.write(
                half.resolve("postgres").resolve("backup_label"), end.label().getBytes(StandardCharsets.UTF_8));
        items.add(item(half, half.resolve("postgres").resolve("backup_label")));
        var first = Segment.holding(store.timeline(), begin);
        var last = Segment.holding(store.timeline(), end.position() - 1);
        for (var segment = first; segment.compareTo(last) <= 0; segment = segment.next()) {
            items.add(copied(cluster.resolve("pg_wal").resolve(segment.name()), half, "wal/" + segment.name()));
        }
        items.addAll(cityFiles(half));
        var key = settings.data().resolve("secrets").resolve(IdentityKey.NAME);
        var mark = Files.exists(key) ? IdentityKey.mark(key) : "";
        return new Base(
                Base.FORMAT,
                begun,
                holdsUntil,
                ended,
                store.major(),
                store.system(),
                store.timeline(),
                first.name(),
                last.name(),
                mark,
                items);
    }

    private static void needOneSpace(StoreOfRecord.End end) {
        if (!end.spaces().isBlank()) {
            throw Problem.conflict(
                    "backup.tablespaces",
                    "The database keeps tables outside the data folder, which a backup does not reach: bring them back.");
        }
    }

    /// Settings and the passwords of the store's roles, which guard a port of this machine; never the key
    /// of contacts.
    private List<Item> cityFiles(Path half) throws IOException {
        var items = new ArrayList<Item>();
        for (var name : OF_THE_CITY) {
            if (Files.exists(settings.data().resolve(name))) {
                items.add(copied(settings.data().resolve(name), half, "city/" + name));
            }
        }
        try (var secrets = Files.list(settings.data().resolve("secrets"))) {
            for (var secret : secrets.filter(each -> each.toString().endsWith(".password"))
                    .sorted()
                    .toList()) {
                items.add(copied(secret, half, "city/secrets/" + secret.getFileName()));
            }
        }
        return items;
    }

    private static Item copied(Path from, Path base, String path) throws IOException {
        var held = DurableFile.copy(from, base.resolve(path));
        return new Item(path, held.bytes(), held.sha256());
    }

    private static Item item(Path base, Path file) throws IOException {
        var held = DurableFile.read(file, Long.MAX_VALUE);
        return new Item(CopyCluster.slashed(base.relativize(file)), held.bytes(), held.sha256());
    }
}
