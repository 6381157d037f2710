/// Whether what was ended at one spot of a road began again at another soon after, more often than chance
/// allows.
@NullMarked
package org.xiucheng.compute.displacement;

import org.jspecify.annotations.NullMarked;
