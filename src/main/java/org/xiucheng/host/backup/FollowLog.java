package org.xiucheng.host.backup;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.jdbc.PreferQueryMode;
import org.postgresql.replication.LogSequenceNumber;
import org.postgresql.replication.PGReplicationStream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.xiucheng.host.database.Login;

/// Follows the log of a store by PostgreSQL's streaming replication, as a standby would.
///
/// What was forced to disk is told to the store, which may throw it away then and not before.
final class FollowLog implements AutoCloseable {
    private final RunWriter writer;
    private final ArchiveSettings settings;
    private final PhotoShelf photos;
    private final Connection asking;
    private final ArchiveSlot slot;
    private final Connection following;
    private final PGReplicationStream stream;
    private @Nullable Beat waiting;
    private long forced = System.nanoTime();
    private long beaten;

    private FollowLog(
            Connection asking, Connection following, RunWriter writer, ArchiveSettings settings, PhotoShelf photos)
            throws SQLException {
        this.writer = writer;
        this.settings = settings;
        this.photos = photos;
        this.beaten = System.nanoTime() - settings.beat().toNanos();
        this.asking = asking;
        this.slot = new ArchiveSlot(JdbcClient.create(new SingleConnectionDataSource(asking, true)));
        this.following = following;
        this.stream = stream();
    }

    /// Begins where the writer stands, on two connections of the server's administrator.
    static FollowLog begin(Login superuser, RunWriter writer, ArchiveSettings settings, PhotoShelf photos)
            throws SQLException {
        var asking = superuser.direct().getConnection();
        try {
            var following = follow(superuser);
            try {
                return new FollowLog(asking, following, writer, settings, photos);
            } catch (SQLException refused) {
                following.close();
                throw refused;
            }
        } catch (SQLException refused) {
            asking.close();
            throw refused;
        }
    }

    /// A moment, and the position before which everything acknowledged until then stands.
    private record Beat(Instant at, long position) {}

    /// Follows until it is told to end, and then up to the last that was acknowledged.
    void until(BooleanSupplier end) throws IOException, SQLException {
        while (!end.getAsBoolean()) {
            step(due(beaten, settings.beat()));
        }
        waiting = null;
        step(true);
        var began = System.nanoTime();
        while (waiting != null && !due(began, settings.end())) {
            step(false);
        }
    }

    private void step(boolean beat) throws IOException, SQLException {
        if (beat && waiting == null) {
            var at = slot.beat();
            waiting = new Beat(at, slot.flushed());
            beaten = System.nanoTime();
        }
        var came = take();
        if (due(forced, settings.force())) {
            force();
        }
        reach();
        if (!came) {
            rest();
        }
    }

    private boolean take() throws IOException, SQLException {
        var part = stream.readPending();
        if (part == null) {
            return false;
        }
        var begins = stream.getLastReceiveLSN().asLong() - part.remaining();
        if (begins != writer.position()) {
            throw new IOException("the log went on at %X and not at %X".formatted(begins, writer.position()));
        }
        writer.add(part);
        return true;
    }

    private void force() throws IOException, SQLException {
        var position = LogSequenceNumber.valueOf(writer.force());
        stream.setFlushedLSN(position);
        stream.setAppliedLSN(position);
        stream.forceUpdateStatus();
        forced = System.nanoTime();
    }

    /// Photos first: one that a report names was there before the report was acknowledged.
    private void reach() throws IOException, SQLException {
        var beat = waiting;
        if (beat != null && writer.position() >= beat.position()) {
            photos.fill();
            writer.reach(beat.at());
            force();
            waiting = null;
        }
    }

    private void rest() throws IOException {
        try {
            Thread.sleep(settings.pause());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", stopped);
        }
    }

    private static boolean due(long since, Duration after) {
        return System.nanoTime() - since >= after.toNanos();
    }

    private static Connection follow(Login superuser) throws SQLException {
        var source = superuser.direct();
        source.setReplication("true");
        source.setAssumeMinServerVersion("18");
        source.setPreferQueryMode(PreferQueryMode.SIMPLE);
        return source.getConnection();
    }

    private PGReplicationStream stream() throws SQLException {
        return following
                .unwrap(PGConnection.class)
                .getReplicationAPI()
                .replicationStream()
                .physical()
                .withSlotName(ArchiveSlot.NAME)
                .withStartPosition(LogSequenceNumber.valueOf(writer.position()))
                .withStatusInterval((int) settings.beat().toSeconds(), TimeUnit.SECONDS)
                .start();
    }

    @Override
    public void close() throws SQLException {
        try (asking;
                following) {
            stream.close();
        }
    }
}
