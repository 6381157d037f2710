/// Changing the duty list in versions: drafted, rehearsed on past matters, approved by somebody else, then in
/// force from a moment on.
@NullMarked
package org.xiucheng.decide.duty;

import org.jspecify.annotations.NullMarked;
