package org.xiucheng.host.demo;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.Executors;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.xiucheng.host.Progress;
import org.xiucheng.host.demo.store.BulkStory;
import org.xiucheng.host.demo.store.BulkWorld;
import org.xiucheng.host.demo.store.Ledger;

/// Fills a founded city with very many matters of the past year, for benchmarks that ask how it works when it
/// is full.
///
/// Every matter has its report, and every step its act, its clocks and its evidence entry, shaped and spread
/// as a year of real work leaves them; but nobody led them through the procedure one by one. Two connections
/// write ten thousand matters at a time, so an interrupted load leaves whole batches.
public final class BulkMatters {
    private static final int BATCH = 10_000;
    private static final int WRITERS = 2;
    private static final long SEED = 20_261_123;

    private BulkMatters() {}

    /// Adds `count` matters to the city behind the source.
    ///
    /// @throws IllegalStateException for a city without areas, duty rules or a stored procedure
    public static void load(DataSource source, long count, Progress progress) {
        var now = Clock.systemUTC().instant();
        var world = BulkWorld.read(JdbcClient.create(source));
        var batches = (count + BATCH - 1) / BATCH;
        try (var writers = Executors.newFixedThreadPool(WRITERS)) {
            var done = new ExecutorCompletionService<Long>(writers);
            for (var batch = 0L; batch < batches; batch++) {
                var first = batch * BATCH;
                var size = (int) Math.min(BATCH, count - first);
                done.submit(() -> {
                    var story = new BulkStory(world, SEED, now, Duration.ofDays(365));
                    write(source, story.batch(first, size));
                    return (long) size;
                });
            }
            var written = 0L;
            for (var batch = 0L; batch < batches; batch++) {
                written += done.take().get();
                progress.count("Matters in bulk", written, count);
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("the bulk load was interrupted", stopped);
        } catch (ExecutionException failed) {
            throw new IllegalStateException("the bulk load failed", failed.getCause());
        }
        analyse(source);
    }

    private static void write(DataSource source, Ledger ledger) throws SQLException {
        try (var connection = source.getConnection()) {
            connection.setAutoCommit(false);
            try {
                ledger.send(connection);
                connection.commit();
            } catch (SQLException refused) {
                connection.rollback();
                throw refused;
            } finally {
                connection.setAutoCommit(true);
            }
        }
    }

    /// So that the planner knows how full the tables are, where the role may tell it.
    private static void analyse(DataSource source) {
        try (Connection connection = source.getConnection();
                var statement = connection.createStatement()) {
            statement.execute("analyze");
        } catch (SQLException refused) {
            throw new IllegalStateException("the tables could not be analysed", refused);
        }
    }
}
