/// The log takes entries in, one after the other, and signs what it holds.
@NullMarked
package org.xiucheng.decide.log;

import org.jspecify.annotations.NullMarked;
