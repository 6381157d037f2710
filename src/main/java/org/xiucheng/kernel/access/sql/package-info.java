/// The keys of other systems and the name under which a transaction reads, in PostgreSQL.
@NullMarked
package org.xiucheng.kernel.access.sql;

import org.jspecify.annotations.NullMarked;
