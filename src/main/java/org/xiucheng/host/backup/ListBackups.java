package org.xiucheng.host.backup;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;

/// Tells which copies of a city lie in a folder and which moments they reach.
public final class ListBackups {
    private ListBackups() {}

    /// One copy.
    ///
    /// @param base its folder below `bases`
    /// @param from the first moment it reaches
    /// @param until the moment before which it reaches every one; where no log follows, up to which it
    ///     holds everything
    /// @param reach the same in words
    public record Copy(String base, long bytes, Instant from, Instant until, String reach) {}

    /// The oldest first.
    public static List<Copy> in(Path folder) {
        try {
            return Plan.list(new BackupFolder(folder)).stream()
                    .map(plan -> new Copy(
                            plan.folder().getFileName().toString(),
                            plan.base().bytes(),
                            plan.from(),
                            plan.until(),
                            plan.reach()))
                    .toList();
        } catch (IOException failed) {
            throw Refusals.failed(folder, failed);
        }
    }
}
