/// What is wrong or asked for, the procedure it moves through, and the only way it may move.
@NullMarked
package org.xiucheng.kernel.matter;

import org.jspecify.annotations.NullMarked;
