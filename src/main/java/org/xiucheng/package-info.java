/// The city and its people at work: from what is seen to what is done about it.
@NullMarked
package org.xiucheng;

import org.jspecify.annotations.NullMarked;
