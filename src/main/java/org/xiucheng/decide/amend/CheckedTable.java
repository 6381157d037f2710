package org.xiucheng.decide.amend;

import java.util.List;
import org.xiucheng.decide.table.Fault;
import org.xiucheng.kernel.Bilingual;

/// What a sheet would change in a table, or why it cannot be taken in.
///
/// @param unchanged rows that say what stands already
/// @param faults the first of them; `faulty` counts the cells at fault, also those not listed
/// @param notes what whoever approves should know
public record CheckedTable(
        String table,
        int rows,
        int unchanged,
        int faulty,
        List<Fault> faults,
        List<Change> changes,
        List<Bilingual> notes) {
    public CheckedTable {
        faults = List.copyOf(faults);
        changes = List.copyOf(changes);
        notes = List.copyOf(notes);
    }

    /// How many rows begin, change or end.
    public int count(Change.Sort sort) {
        return (int) changes.stream().filter(change -> change.sort() == sort).count();
    }
}
