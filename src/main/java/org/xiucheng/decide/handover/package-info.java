/// The hand-over book: what a watch leaves open is written down at its end, and the next takes it over or is
/// called.
@NullMarked
package org.xiucheng.decide.handover;

import org.jspecify.annotations.NullMarked;
