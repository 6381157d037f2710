/// How a road is scored: on which aims, in which periods, at which spots, and in which bands.
@NullMarked
package org.xiucheng.compute.score;

import org.jspecify.annotations.NullMarked;
