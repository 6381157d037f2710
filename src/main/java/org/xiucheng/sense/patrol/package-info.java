/// Walking a road by duty: how often a pack asks for it, and what of the walk is written down.
@NullMarked
package org.xiucheng.sense.patrol;

import org.jspecify.annotations.NullMarked;
