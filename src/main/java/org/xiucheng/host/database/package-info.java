/// The store of record: PostgreSQL, embedded in the data folder or reached by URL, never run without
/// durable settings.
@NullMarked
package org.xiucheng.host.database;

import org.jspecify.annotations.NullMarked;
