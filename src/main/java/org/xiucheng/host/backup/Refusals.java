package org.xiucheng.host.backup;

import java.io.IOException;
import java.nio.file.Path;
import org.xiucheng.kernel.Problem;
import org.xiucheng.kernel.Problem.Kind;

/// What is said when a backup or the way back from it is refused: a code, and a sentence that names the
/// file and what to do.
final class Refusals {
    private Refusals() {}

    static Problem damaged(Path file) {
        return Problem.conflict(
                "backup.damaged",
                "The file %s of the backup is missing or not as it was written; nothing was restored: use another backup."
                        .formatted(file));
    }

    static Problem newer(Path folder) {
        return Problem.conflict(
                "backup.newer",
                "The backup %s was made by a newer version: restore it with that one.".formatted(folder));
    }

    static Problem none(Path folder) {
        return Problem.absent(
                "backup.none", "There is no whole backup in %s: make one with './xiucheng backup'.".formatted(folder));
    }

    static Problem otherCity(Path folder) {
        return Problem.conflict(
                "backup.other-city",
                "The folder %s holds backups of another city, or of this one before it was restored: name another folder."
                        .formatted(folder));
    }

    static Problem failed(Path place, IOException failed) {
        return new Problem(
                Kind.UNAVAILABLE,
                "backup.failed",
                "The backup cannot go on at %s (%s): check that it can be read and written and that space is left."
                        .formatted(place, failed.getClass().getSimpleName()),
                null);
    }
}
