/// Making a leading group for one hard thing and a time, and ending it when it leads nothing any more.
@NullMarked
package org.xiucheng.decide.group;

import org.jspecify.annotations.NullMarked;
