/// Units, posts and the people who hold them, and the relations that say who stands where; never residents.
@NullMarked
package org.xiucheng.kernel.party;

import org.jspecify.annotations.NullMarked;
