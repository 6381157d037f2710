/// Who answers for what, where, by which law: rules bound to places and categories, and the reasons why one of
/// them wins.
@NullMarked
package org.xiucheng.kernel.responsibility;

import org.jspecify.annotations.NullMarked;
