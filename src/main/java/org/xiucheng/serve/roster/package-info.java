/// Rosters as their unit sees them, and the calls of whoever is called.
@NullMarked
package org.xiucheng.serve.roster;

import org.jspecify.annotations.NullMarked;
