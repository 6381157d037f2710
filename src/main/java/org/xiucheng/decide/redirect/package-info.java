/// Correcting many wrong dispatches at once, under one reference, each by the ordinary act.
@NullMarked
package org.xiucheng.decide.redirect;

import org.jspecify.annotations.NullMarked;
