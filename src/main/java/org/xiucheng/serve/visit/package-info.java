/// The round of a grid worker as they see it today, and nobody else.
@NullMarked
package org.xiucheng.serve.visit;

import org.jspecify.annotations.NullMarked;
