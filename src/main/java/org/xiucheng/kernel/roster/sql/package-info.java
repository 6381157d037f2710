/// Rosters in PostgreSQL, and as this node knows them.
@NullMarked
package org.xiucheng.kernel.roster.sql;

import org.jspecify.annotations.NullMarked;
