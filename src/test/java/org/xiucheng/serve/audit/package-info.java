/// The audit, read and broken on purpose.
@NullMarked
package org.xiucheng.serve.audit;

import org.jspecify.annotations.NullMarked;
