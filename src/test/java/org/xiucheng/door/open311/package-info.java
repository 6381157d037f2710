/// The Open311 door, asked as other makers' clients would ask it.
@NullMarked
package org.xiucheng.door.open311;

import org.jspecify.annotations.NullMarked;
