/// Amending the city's tables: a whole sheet becomes one amendment, which somebody else approves, and from a
/// moment on the table says something else.
@NullMarked
package org.xiucheng.decide.amend;

import org.jspecify.annotations.NullMarked;
