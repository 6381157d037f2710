package org.xiucheng.testkit;

import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.xiucheng.host.CannotStart;
import org.xiucheng.host.DataFolder;
import org.xiucheng.host.DatabaseSettings;
import org.xiucheng.host.Progress;
import org.xiucheng.host.database.Database;
import org.xiucheng.host.database.EmbeddedDatabase;
import org.xiucheng.host.database.Login;
import org.xiucheng.host.database.Migrations;

/// A fresh, migrated database of its own for one test, on a real PostgreSQL with durable settings.
///
/// One server serves all tests of one process; each database is a copy of a template that was migrated once,
/// made in some tens of milliseconds and dropped when closed. The server's folder lies under `target/` and is
/// used again by the next run.
public final class TestDatabase implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(TestDatabase.class);
    private static final int CONNECTIONS = 200;
    private static final int POOL = 4;
    private static final int PROCESSES = 8;
    private static final AtomicInteger COUNT = new AtomicInteger();

    private final String name;
    private final Login owner;
    private final Login application;
    private final HikariDataSource pool;

    private TestDatabase(String name) {
        this.name = name;
        this.owner = Server.ONE.database.owner().to(name);
        this.application = Server.ONE.database.application().to(name);
        this.pool = application.pool(POOL, DatabaseSettings.usual().statement());
    }

    /// A database with every migration applied and no rows but theirs.
    public static TestDatabase create() {
        var name = "test_" + COUNT.incrementAndGet();
        Server.ONE.copy("template_city", name);
        return new TestDatabase(name);
    }

    /// Connections as the application works: what its grants forbid is refused here too.
    public DataSource app() {
        return pool;
    }

    /// SQL as the application.
    public JdbcClient sql() {
        return JdbcClient.create(pool);
    }

    /// Transactions as the application.
    public TransactionTemplate transactions() {
        return new TransactionTemplate(new JdbcTransactionManager(pool));
    }

    /// Connections as the owner of the tables, for what a test prepares or looks at beside the application.
    public DataSource owner() {
        return owner.direct();
    }

    /// Connections as the server's own administrator, for what a test does to the store itself.
    public DataSource superuser() {
        return Server.ONE.database.superuser().direct();
    }

    /// SQL as the owner of the tables.
    public JdbcClient ownerSql() {
        return JdbcClient.create(owner.direct());
    }

    /// How the application reaches this database.
    public Login applicationLogin() {
        return application;
    }

    /// How the owner reaches this database.
    public Login ownerLogin() {
        return owner;
    }

    /// The folder in which the whole server keeps its files, after everything was written to them.
    public Path written() {
        Server.ONE.administrator().sql("checkpoint").update();
        return Path.of(Server.ONE
                .administrator()
                .sql("select current_setting('data_directory')")
                .query(String.class)
                .single());
    }

    @Override
    public void close() {
        pool.close();
        Server.ONE.dropLater(name);
    }

    /// The one server of this test run.
    private static final class Server {
        static final Server ONE = new Server();

        final EmbeddedDatabase database;
        /// A drop waits for a checkpoint; the next test need not. What a run leaves, the next one clears away.
        private final Executor drops = Executors.newSingleThreadExecutor(
                Thread.ofPlatform().name("drops of test databases").daemon().factory());

        private Server() {
            var target = Path.of("target");
            var folder = folder(target);
            database =
                    EmbeddedDatabase.start(folder, target.resolve("postgres-binaries"), settings(), Progress.silent());
            Runtime.getRuntime().addShutdownHook(new Thread(() -> {
                database.close();
                folder.close();
            }));
            clean();
            makeTemplate();
        }

        /// The first folder that no other process of this clone holds: tests run in two processes at a time.
        private static DataFolder folder(Path target) {
            for (var number = 1; ; number++) {
                try {
                    return DataFolder.open(target.resolve("test-city-" + number));
                } catch (CannotStart inUse) {
                    if (number == PROCESSES) {
                        throw inUse;
                    }
                }
            }
        }

        private static DatabaseSettings settings() {
            var usual = DatabaseSettings.usual();
            return new DatabaseSettings(
                    usual.pool(),
                    CONNECTIONS,
                    usual.sharedBuffers(),
                    100,
                    50,
                    usual.toStart(),
                    usual.toStop(),
                    usual.statement());
        }

        private void clean() {
            administrator()
                    .sql("select datname from pg_database where datname ~ '^(test_|template_city)'")
                    .query(String.class)
                    .list()
                    .forEach(this::drop);
        }

        private void makeTemplate() {
            administrator()
                    .sql("create database template_city owner " + Database.OWNER)
                    .update();
            Migrations.apply(database.owner().to("template_city"), Database.APPLICATION, Progress.silent());
        }

        synchronized void copy(String template, String name) {
            administrator()
                    .sql("create database " + name + " template " + template + " owner " + Database.OWNER)
                    .update();
        }

        /// The run may be over before the drop is done; then the next run does it.
        void dropLater(String name) {
            drops.execute(() -> {
                try {
                    drop(name);
                } catch (DataAccessException stopped) {
                    LOG.debug("{} stays for the next run", name, stopped);
                }
            });
        }

        private void drop(String name) {
            administrator()
                    .sql("drop database if exists " + name + " with (force)")
                    .update();
        }

        private JdbcClient administrator() {
            return JdbcClient.create(database.superuser().direct());
        }
    }
}
