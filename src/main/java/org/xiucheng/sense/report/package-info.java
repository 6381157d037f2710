/// What one person or device said: its shape, its limits, and what makes it refusable.
@NullMarked
package org.xiucheng.sense.report;

import org.jspecify.annotations.NullMarked;
