package org.xiucheng.host.backup;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/// The place in the store where the log waits until it is kept outside.
final class ArchiveSlot {
    static final String NAME = "xiucheng_archive";

    private final JdbcClient jdbc;

    /// @param jdbc as the server's administrator
    ArchiveSlot(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// From which position on the log still lies there; a slot that waited so long that the store gave it
    /// up is made anew.
    long from() {
        var found = find();
        if (found.isPresent() && found.get().there()) {
            return StoreOfRecord.position(found.get().from());
        }
        drop();
        jdbc.sql("select slot_name from pg_create_physical_replication_slot(:slot, true, false)")
                .param("slot", NAME)
                .query(String.class)
                .single();
        return StoreOfRecord.position(find().orElseThrow().from());
    }

    /// Lets the store throw its log away again.
    void drop() {
        jdbc.sql("select pg_drop_replication_slot(slot_name) from pg_replication_slots where slot_name = :slot")
                .param("slot", NAME)
                .query()
                .listOfRows();
    }

    /// Up to where the store has written its log to disk.
    long flushed() {
        return StoreOfRecord.position(jdbc.sql("select pg_current_wal_flush_lsn()::text")
                .query(String.class)
                .single());
    }

    /// Writes a transaction that says nothing, so that the log tells the moment: everything acknowledged
    /// before it stands before the position that `flushed` says next.
    Instant beat() {
        return jdbc.sql("""
                        select clock_timestamp() as at, pg_logical_emit_message(true, 'xiucheng', 'beat')
                        """)
                .query((row, _) -> row.getObject("at", OffsetDateTime.class))
                .single()
                .toInstant();
    }

    /// A slot as the store says it.
    record Said(String from, boolean there) {}

    private Optional<Said> find() {
        return jdbc.sql("""
                        select coalesce(restart_lsn, '0/0')::text as "from",
                            restart_lsn is not null and wal_status <> 'lost' as there
                        from pg_replication_slots where slot_name = :slot
                        """).param("slot", NAME).query(Said.class).optional();
    }
}
