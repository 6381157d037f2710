/// What a unit asks of a unit by a time and on a ground, and the leading groups and meetings that ask.
@NullMarked
package org.xiucheng.kernel.task;

import org.jspecify.annotations.NullMarked;
