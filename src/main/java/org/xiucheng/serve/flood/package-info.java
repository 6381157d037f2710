/// What looked like a flood or a brigade, for those who supervise over the place.
@NullMarked
package org.xiucheng.serve.flood;

import org.jspecify.annotations.NullMarked;
