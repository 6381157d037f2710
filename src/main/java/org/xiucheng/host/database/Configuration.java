package org.xiucheng.host.database;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import org.xiucheng.host.DatabaseSettings;

/// The two files that govern the embedded server.
final class Configuration {
    /// Loopback and a password, for every role.
    static final String ACCESS = """
            # Written by Xiucheng at every start.
            host all all 127.0.0.1/32 scram-sha-256
            host replication postgres 127.0.0.1/32 scram-sha-256
            """;

    /// In UTC, in the one way to write a moment that the server reads before it has its tables of zones.
    private static final DateTimeFormatter MOMENT =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss.SSSSSS").withZone(ZoneOffset.UTC);

    private Configuration() {}

    static String server(DatabaseSettings settings) {
        return """
                # Written by Xiucheng at every start; change limits in xiucheng.properties.
                listen_addresses = '127.0.0.1'
                unix_socket_directories = ''
                password_encryption = 'scram-sha-256'
                max_connections = %d
                shared_buffers = '%dMB'

                # durable before acknowledged
                fsync = on
                synchronous_commit = on
                full_page_writes = on

                # steady writing on one small machine
                max_wal_size = '4GB'
                checkpoint_timeout = '15min'
                random_page_cost = 1.1
                jit = off

                # a backup that does not come for its log is given up before the disk is full
                max_slot_wal_keep_size = '16GB'

                timezone = 'UTC'
                log_timezone = 'UTC'
                log_min_messages = 'warning'
                log_line_prefix = '%%m [%%p] %%u '
                """.formatted(settings.connections(), settings.sharedBuffers());
    }

    /// What makes a server replay the log that lies beside its files.
    ///
    /// It fetches nothing itself: what it needs was laid there before, and a command that fails is one that the
    /// shell of every system knows.
    static String recovery(Optional<Instant> until) {
        return """

                # only while a backup is restored
                restore_command = 'exit 1'
                recovery_target_timeline = 'current'
                recovery_target_action = 'promote'
                hot_standby = off
                %s
                """.formatted(until.map(moment -> "recovery_target_time = '%s+00'".formatted(MOMENT.format(moment)))
                .orElse(""));
    }
}
