package org.xiucheng.host;

import java.time.Duration;

/// How much of the machine the store of record may take: every limit of `host.database` in one place.
///
/// @param pool connections the application may hold at once
/// @param connections connections the embedded server accepts in all (the pool, the migrations, an operator)
/// @param sharedBuffers page cache of the embedded server, in mebibytes
/// @param spaceToBegin free disk that a first start needs, in mebibytes (programs, empty database, first log)
/// @param spaceToContinue free disk that a later start needs, in mebibytes
/// @param toStart how long the embedded server may take to become ready (recovery after a power cut included)
/// @param statement how long one statement for the web may run; what works without doors may take longer
/// @param toStop how long a fast stop may take before the server is stopped at once
public record DatabaseSettings(
        int pool,
        int connections,
        int sharedBuffers,
        long spaceToBegin,
        long spaceToContinue,
        Duration toStart,
        Duration toStop,
        Duration statement) {

    public DatabaseSettings {
        within("database.pool", pool, 2, 500);
        within("database.connections", connections, pool + 5, 1_000);
        within("database.shared-buffers", sharedBuffers, 16, 65_536);
    }

    /// What a laptop can spare without being asked.
    public static DatabaseSettings usual() {
        return new DatabaseSettings(
                20, 60, 256, 600, 100, Duration.ofMinutes(5), Duration.ofSeconds(60), Duration.ofSeconds(20));
    }

    private static void within(String name, int value, int least, int most) {
        if (value < least || value > most) {
            throw new CannotStart(
                    "The setting %s is %d; it must be between %d and %d.".formatted(name, value, least, most));
        }
    }
}
