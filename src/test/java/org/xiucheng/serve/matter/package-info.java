/// What of a matter is shown to whom.
@NullMarked
package org.xiucheng.serve.matter;

import org.jspecify.annotations.NullMarked;
