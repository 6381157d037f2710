/// Undertakings as everyone sees them.
@NullMarked
package org.xiucheng.serve.undertaking;

import org.jspecify.annotations.NullMarked;
