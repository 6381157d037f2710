/// Finds where a point lies: its areas, the nearest stretch of road, in memory and exactly.
@NullMarked
package org.xiucheng.compute.locate;

import org.jspecify.annotations.NullMarked;
