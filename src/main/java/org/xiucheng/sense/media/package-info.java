/// Photos that people send: what is taken for one, and the clean copy that is kept of it.
@NullMarked
package org.xiucheng.sense.media;

import org.jspecify.annotations.NullMarked;
