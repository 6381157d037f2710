/// Which floods a supervisor is shown.
@NullMarked
package org.xiucheng.serve.flood;

import org.jspecify.annotations.NullMarked;
