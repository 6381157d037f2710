package org.xiucheng.decide.duty;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.xiucheng.decide.table.Fault;

/// What a sheet of duties would change, or why it cannot be taken in.
///
/// @param unchanged rows that say what holds already
/// @param faults the first of them; `faulty` counts the cells at fault, also those not listed
/// @param from when it would take effect; at once when absent
/// @param rehearsal what the rows without fault would do together, where any rule changes
public record CheckedDuties(
        int rows,
        int unchanged,
        int faulty,
        List<Fault> faults,
        List<Draft.Proposal> proposals,
        Optional<Instant> from,
        Optional<Rehearsal> rehearsal) {
    public CheckedDuties {
        faults = List.copyOf(faults);
        proposals = List.copyOf(proposals);
    }
}
