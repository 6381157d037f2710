/// The rosters of units as they are changed: planned by leaders, swapped by both, with absences.
@NullMarked
package org.xiucheng.decide.roster;

import org.jspecify.annotations.NullMarked;
