/// Which units there are, with their posts, who holds them and over what they stand.
@NullMarked
package org.xiucheng.serve.organisation;

import org.jspecify.annotations.NullMarked;
