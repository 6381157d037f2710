/// Personal data in free text: where it stands, and the text without it.
@NullMarked
package org.xiucheng.sense.mask;

import org.jspecify.annotations.NullMarked;
