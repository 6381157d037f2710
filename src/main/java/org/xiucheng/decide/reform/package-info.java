/// Units that end, merge or are split, and posts that are handed over, with everything that hangs on them.
@NullMarked
package org.xiucheng.decide.reform;

import org.jspecify.annotations.NullMarked;
