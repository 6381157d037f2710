/// What units ask of units, shown to the two ends, and to everyone that a matter is supervised.
@NullMarked
package org.xiucheng.serve.task;

import org.jspecify.annotations.NullMarked;
