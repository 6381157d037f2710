/// Entries of the evidence, in PostgreSQL.
@NullMarked
package org.xiucheng.kernel.evidence.sql;

import org.jspecify.annotations.NullMarked;
