/// What somebody wants the city to become: goal, for whom, at whose cost, in which stages.
@NullMarked
package org.xiucheng.kernel.undertaking;

import org.jspecify.annotations.NullMarked;
