/// When something holds, and ids that carry their own moment.
@NullMarked
package org.xiucheng.kernel.time;

import org.jspecify.annotations.NullMarked;
