/// Asking another unit for something, answering it, and being told when it is late.
@NullMarked
package org.xiucheng.decide.task;

import org.jspecify.annotations.NullMarked;
