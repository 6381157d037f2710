/// Shows corrections of many dispatches, and what one would do.
@NullMarked
package org.xiucheng.serve.redirect;

import org.jspecify.annotations.NullMarked;
