/// The duty list in PostgreSQL.
@NullMarked
package org.xiucheng.kernel.responsibility.sql;

import org.jspecify.annotations.NullMarked;
