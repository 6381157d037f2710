/// Moving an undertaking through its stages, and tying matters to it.
@NullMarked
package org.xiucheng.decide.undertaking;

import org.jspecify.annotations.NullMarked;
