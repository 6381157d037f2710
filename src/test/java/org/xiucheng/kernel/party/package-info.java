/// Who stands in for whom.
@NullMarked
package org.xiucheng.kernel.party;

import org.jspecify.annotations.NullMarked;
