/// Tasks between units, leading groups and their meetings in PostgreSQL: one statement a change.
@NullMarked
package org.xiucheng.kernel.task.sql;

import org.jspecify.annotations.NullMarked;
