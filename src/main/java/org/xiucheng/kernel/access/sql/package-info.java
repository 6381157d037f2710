/// The keys of other systems, in PostgreSQL.
@NullMarked
package org.xiucheng.kernel.access.sql;

import org.jspecify.annotations.NullMarked;
