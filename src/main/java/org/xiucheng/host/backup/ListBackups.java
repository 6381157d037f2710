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
    /// @param until the moment up to which it reaches every one; the same where no log follows it
    public record Copy(String base, long bytes, Instant from, Instant until) {
        public String reach() {
            return from.equals(until) ? from + " alone" : "from " + from + " to " + until;
        }
    }

    /// The oldest first.
    public static List<Copy> in(Path folder) {
        try {
            return Plan.list(new BackupFolder(folder)).stream()
                    .map(plan -> new Copy(
                            plan.folder().getFileName().toString(), plan.base().bytes(), plan.from(), plan.until()))
                    .toList();
        } catch (IOException failed) {
            throw Refusals.failed(folder, failed);
        }
    }
}
