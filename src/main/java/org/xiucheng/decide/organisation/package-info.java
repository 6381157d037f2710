/// The city's units, posts and who stands where, as the security administrator writes them down.
@NullMarked
package org.xiucheng.decide.organisation;

import org.jspecify.annotations.NullMarked;
