/// Terms, the working days they run on, and the deadlines that follow from them.
@NullMarked
package org.xiucheng.kernel.calendar;

import org.jspecify.annotations.NullMarked;
