/// How very many rows reach PostgreSQL quickly: by its COPY command, a table at a time, in the order their
/// references ask for.
@NullMarked
package org.xiucheng.host.demo.store;

import org.jspecify.annotations.NullMarked;
