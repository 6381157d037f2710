/// Where things are: the division of the city down to the micro-grid, its roads and the things that stand on
/// them.
@NullMarked
package org.xiucheng.kernel.place;

import org.jspecify.annotations.NullMarked;
