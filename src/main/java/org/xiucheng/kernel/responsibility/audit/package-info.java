/// Whether a duty list names exactly one lead for everything that can happen anywhere, and what to change where
/// it does not.
@NullMarked
package org.xiucheng.kernel.responsibility.audit;

import org.jspecify.annotations.NullMarked;
