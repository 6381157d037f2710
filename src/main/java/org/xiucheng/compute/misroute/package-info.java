/// How often a matter was handled by another unit than the one it was first sent to.
@NullMarked
package org.xiucheng.compute.misroute;

import org.jspecify.annotations.NullMarked;
