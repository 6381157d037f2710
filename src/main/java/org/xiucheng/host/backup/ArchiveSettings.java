package org.xiucheng.host.backup;

import java.time.Duration;

/// How closely the log kept outside follows the store: every limit of `host.backup` in one place.
///
/// @param force after how long at most what came is forced to disk and counts: what a lost disk may cost
/// @param beat how often the moment is moved up to which everything, photos too, is kept; a quiet store
///     writes some hundred bytes for it
/// @param pause how long to wait where nothing comes
/// @param retry how long to wait after the folder or the store gave way
/// @param end how long an end waits for the last piece
public record ArchiveSettings(Duration force, Duration beat, Duration pause, Duration retry, Duration end) {
    public static ArchiveSettings usual() {
        return new ArchiveSettings(
                Duration.ofMillis(250),
                Duration.ofSeconds(2),
                Duration.ofMillis(20),
                Duration.ofSeconds(5),
                Duration.ofSeconds(15));
    }
}
