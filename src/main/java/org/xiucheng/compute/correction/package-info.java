/// What wrong dispatches have in common: the corrections alike of one rule.
@NullMarked
package org.xiucheng.compute.correction;

import org.jspecify.annotations.NullMarked;
