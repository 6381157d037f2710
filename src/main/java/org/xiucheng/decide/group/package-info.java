/// Making a leading group for one hard thing and a time, holding its meetings, and ending it when it leads
/// nothing.
@NullMarked
package org.xiucheng.decide.group;

import org.jspecify.annotations.NullMarked;
