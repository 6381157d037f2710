/// Matters, reports, acts and deadlines in PostgreSQL: one statement a change.
@NullMarked
package org.xiucheng.kernel.matter.sql;

import org.jspecify.annotations.NullMarked;
