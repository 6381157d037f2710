/// Checks that areas divide the ground: every spot of a parent in one child and no more.
@NullMarked
package org.xiucheng.compute.partition;

import org.jspecify.annotations.NullMarked;
