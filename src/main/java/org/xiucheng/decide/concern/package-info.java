/// Saying afterwards whom a matter complains about, and whether it is sensitive.
@NullMarked
package org.xiucheng.decide.concern;

import org.jspecify.annotations.NullMarked;
