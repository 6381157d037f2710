/// Units, posts and desks as they are written down.
@NullMarked
package org.xiucheng.decide.organisation;

import org.jspecify.annotations.NullMarked;
