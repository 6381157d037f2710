/// Shows reforms of units and posts with everything that hangs on what ends.
@NullMarked
package org.xiucheng.serve.reform;

import org.jspecify.annotations.NullMarked;
