package org.xiucheng.host.database;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.xiucheng.host.DataFolder;
import org.xiucheng.host.DatabaseSettings;
import org.xiucheng.host.Progress;
import org.xiucheng.host.Secrets;
import org.xiucheng.host.Settings;

/// The PostgreSQL that lives in the data folder: nobody installs it, nobody but this machine reaches it.
public final class EmbeddedDatabase implements Database {
    /// The major version of PostgreSQL that is packed.
    public static final int VERSION = Binaries.MAJOR;

    static final String SUPERUSER = "postgres";

    private static final String NAME = "xiucheng";

    private final Cluster cluster;
    private final DataFolder folder;
    private final int port;

    private EmbeddedDatabase(Cluster cluster, DataFolder folder, int port) {
        this.cluster = cluster;
        this.folder = folder;
        this.port = port;
    }

    /// Starts the folder's cluster, making it if there is none, and checks what the running server says of
    /// itself.
    ///
    /// @param binaries where the programs are, or are to be, unpacked
    public static EmbeddedDatabase start(
            DataFolder folder, Path binaries, DatabaseSettings settings, Progress progress) {
        return start(folder, binaries, settings, progress, List.of());
    }

    /// As above, with more arguments for `initdb`: how a test makes a cluster that must be refused.
    static EmbeddedDatabase start(
            DataFolder folder, Path binaries, DatabaseSettings settings, Progress progress, List<String> more) {
        var cluster = cluster(folder, binaries, settings, progress);
        if (cluster.exists()) {
            folder.needSpace(settings.spaceToContinue());
            cluster.needOwnVersion();
            cluster.stopOrphan(progress);
        } else {
            progress.say("Making an empty database");
            cluster.create(SUPERUSER, folder.secrets().passwordFile(SUPERUSER), more);
        }
        progress.say("Starting the database");
        return new EmbeddedDatabase(cluster, folder, cluster.start()).checked();
    }

    /// Starts a copy of a store for the first time: replays the log that lies beside it up to that moment, or
    /// to its end.
    public static EmbeddedDatabase recover(
            DataFolder folder, Settings settings, Optional<Instant> until, Progress progress) {
        var cluster = cluster(folder, settings.binaries(), settings.database(), progress);
        cluster.needOwnVersion();
        return new EmbeddedDatabase(cluster, folder, cluster.recover(until)).checked();
    }

    /// How the administrator reaches the server that works in a folder, whoever started it; empty where none
    /// does.
    public static Optional<Login> running(Path data) {
        var cluster = new Cluster(new Programs(data), data.resolve("postgres"), DatabaseSettings.usual());
        return cluster.port()
                .map(port -> new Login(
                        "jdbc:postgresql://127.0.0.1:%d/postgres".formatted(port),
                        SUPERUSER,
                        Secrets.in(data).password(SUPERUSER)));
    }

    private static Cluster cluster(DataFolder folder, Path binaries, DatabaseSettings settings, Progress progress) {
        if (!Files.exists(folder.postgres())) {
            folder.needSpace(settings.spaceToBegin());
        }
        return new Cluster(new Programs(Binaries.unpack(binaries, progress)), folder.postgres(), settings);
    }

    private EmbeddedDatabase checked() {
        try {
            Durability.check(superuser());
            prepareDatabase();
            Durability.check(owner());
            Durability.check(application());
            return this;
        } catch (RuntimeException refused) {
            cluster.stop();
            throw refused;
        }
    }

    @Override
    public Login owner() {
        return login(OWNER, NAME);
    }

    @Override
    public Login application() {
        return login(APPLICATION, NAME);
    }

    /// The role that makes databases and does nothing else.
    public Login superuser() {
        return login(SUPERUSER, "postgres");
    }

    /// The process of the server.
    public long process() {
        return cluster.running().orElseThrow();
    }

    @Override
    public void startAfresh() {
        administrator().sql("drop database if exists xiucheng with (force)").update();
        prepareDatabase();
    }

    @Override
    public void close() {
        cluster.stop();
    }

    /// Made under another name and renamed when its rights are set, so that a half-made one is never used.
    private void prepareDatabase() {
        var client = administrator();
        if (client.sql("select count(*) from pg_database where datname = 'xiucheng'")
                        .query(Integer.class)
                        .single()
                > 0) {
            return;
        }
        prepareRoles();
        client.sql("drop database if exists xiucheng_new with (force)").update();
        client.sql("create database xiucheng_new owner xiucheng_owner").update();
        client.sql("revoke all on database xiucheng_new from public").update();
        client.sql("grant connect, temporary on database xiucheng_new to xiucheng_app")
                .update();
        client.sql("alter database xiucheng_new rename to xiucheng").update();
    }

    private void prepareRoles() {
        var login = superuser();
        var source = new SingleConnectionDataSource(login.url(), login.role(), login.password(), true);
        try {
            var client = JdbcClient.create(source);
            Roles.ensure(client, owner());
            Roles.ensure(client, application());
        } finally {
            source.destroy();
        }
    }

    private JdbcClient administrator() {
        return JdbcClient.create(superuser().direct());
    }

    private Login login(String role, String database) {
        return new Login(
                "jdbc:postgresql://127.0.0.1:%d/%s".formatted(port, database),
                role,
                folder.secrets().password(role));
    }
}
