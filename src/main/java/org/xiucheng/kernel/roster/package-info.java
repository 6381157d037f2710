/// Shifts, covers and absences, and who is on duty for a unit at any moment.
@NullMarked
package org.xiucheng.kernel.roster;

import org.jspecify.annotations.NullMarked;
