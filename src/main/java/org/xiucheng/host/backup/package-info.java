/// Backups of a city: the store copied while it works, its write-ahead log kept beside it, and the way
/// back to any moment between.
@NullMarked
package org.xiucheng.host.backup;

import org.jspecify.annotations.NullMarked;
