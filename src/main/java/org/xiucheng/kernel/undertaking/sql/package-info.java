/// Undertakings in PostgreSQL.
@NullMarked
package org.xiucheng.kernel.undertaking.sql;

import org.jspecify.annotations.NullMarked;
