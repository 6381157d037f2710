/// The words of the city: pure types that every stage and door speaks, and the refusals they share.
@NullMarked
package org.xiucheng.kernel;

import org.jspecify.annotations.NullMarked;
