/// What the clock does when a term has run out: tell the next level once, or let the matter lapse.
@NullMarked
package org.xiucheng.decide.escalate;

import org.jspecify.annotations.NullMarked;
