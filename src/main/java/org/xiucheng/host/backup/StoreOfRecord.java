package org.xiucheng.host.backup;

import java.time.Instant;
import java.time.OffsetDateTime;
import org.postgresql.replication.LogSequenceNumber;
import org.springframework.jdbc.core.simple.JdbcClient;

/// What a backup asks of the running store, on one connection that stays open: it is in backup for as
/// long as that.
final class StoreOfRecord {
    private final JdbcClient jdbc;

    /// @param jdbc as the server's administrator
    StoreOfRecord(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// What no other store has, and what every copy of this one keeps.
    String system() {
        return jdbc.sql("select system_identifier::text from pg_control_system()")
                .query(String.class)
                .single();
    }

    /// The history the store writes now.
    int timeline() {
        return jdbc.sql("""
                        select ('x' || substr(pg_walfile_name(pg_current_wal_lsn()), 1, 8))::bit(32)::int
                        """).query(Integer.class).single();
    }

    int major() {
        return jdbc.sql("select current_setting('server_version_num')::int / 10000")
                .query(Integer.class)
                .single();
    }

    Instant now() {
        return jdbc.sql("select clock_timestamp()")
                .query(OffsetDateTime.class)
                .single()
                .toInstant();
    }

    /// Keeps the log from here on until this connection ends.
    void hold(String slot) {
        jdbc.sql("select slot_name from pg_create_physical_replication_slot(:slot, true, true)")
                .param("slot", slot)
                .query(String.class)
                .single();
    }

    /// Begins, with a checkpoint at once, and tells the position from which the log is needed.
    long begin(String label) {
        return position(jdbc.sql("select pg_backup_start(label => :label, fast => true)::text")
                .param("label", label)
                .query(String.class)
                .single());
    }

    /// What ends a copy.
    ///
    /// @param position up to where the log is needed
    /// @param label the file that the copy needs, as it is to be written
    /// @param spaces which tablespaces lie elsewhere; blank where there are none
    record End(long position, String label, String spaces) {}

    /// Ends; the segment of that position is full and on disk then.
    End end() {
        return jdbc.sql("""
                        select lsn::text as lsn, labelfile, coalesce(spcmapfile, '') as spaces
                        from pg_backup_stop(wait_for_archive => false)
                        """)
                .query((row, _) ->
                        new End(position(row.getString("lsn")), row.getString("labelfile"), row.getString("spaces")))
                .single();
    }

    static long position(String said) {
        return LogSequenceNumber.valueOf(said).asLong();
    }
}
