package org.xiucheng.kernel.matter;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import org.xiucheng.kernel.calendar.Deadline;
import org.xiucheng.kernel.evidence.Entry;

/// One act with everything that is stored with it: the matter before and after, its clocks, its proof, its
/// announcement.
///
/// @param explanation JSON text of the new explanation, where the lead was named anew
/// @param begun clocks that start with this act
/// @param changed clocks that were met, paused, resumed or run again
public record Moving(
        Matter before,
        Matter after,
        Optional<String> explanation,
        Done done,
        List<Clocked> begun,
        List<Deadline> changed,
        List<Shift> shifts,
        Entry entry,
        Announcement announcement) {
    public Moving {
        begun = List.copyOf(begun);
        changed = List.copyOf(changed);
        shifts = List.copyOf(shifts);
    }

    /// What made another unit answer, if another one does now.
    public Lead.Cause cause() {
        return Lead.Cause.of(done.step(), before);
    }

    /// The act as the matter's story keeps it.
    public record Done(UUID id, Act act, Step step, OptionalInt rating, Instant at) {}

    /// A due instant that moved, and the ground on which it did.
    public record Shift(UUID deadline, Instant at, Instant before, Instant after, String reason) {}
}
