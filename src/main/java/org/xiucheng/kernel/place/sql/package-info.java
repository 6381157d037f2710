/// The places of the city in PostgreSQL.
@NullMarked
package org.xiucheng.kernel.place.sql;

import org.jspecify.annotations.NullMarked;
