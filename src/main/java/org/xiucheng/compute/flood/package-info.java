/// Telling floods and brigades from many people with the same worry, without remembering who they are.
@NullMarked
package org.xiucheng.compute.flood;

import org.jspecify.annotations.NullMarked;
