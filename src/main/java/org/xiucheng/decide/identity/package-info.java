/// Deciding about reporters' identities: asking for a look, allowing and taking it back, protecting,
/// correcting, erasing, and writing to a reporter without knowing who it is.
@NullMarked
package org.xiucheng.decide.identity;

import org.jspecify.annotations.NullMarked;
