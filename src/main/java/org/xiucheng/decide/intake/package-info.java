/// Receiving a report: where it is, who answers for it, and the one statement that makes it true.
@NullMarked
package org.xiucheng.decide.intake;

import org.jspecify.annotations.NullMarked;
