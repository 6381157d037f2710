package org.xiucheng.host.demo.chiefs;

import java.time.LocalDate;
import java.util.List;

/// Something particular that happens in the year, and what must be true of it at the end.
interface Scene {
    /// Puts what happens into the agenda.
    ///
    /// @param first the first day of the year
    /// @param days how many days it has
    void plan(LocalDate first, int days);

    /// What was promised and what was seen, once the year is over.
    List<Check> checks();
}
