/// Units, posts, people and relations in PostgreSQL.
@NullMarked
package org.xiucheng.kernel.party.sql;

import org.jspecify.annotations.NullMarked;
