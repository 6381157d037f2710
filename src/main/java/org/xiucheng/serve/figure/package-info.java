/// Figures that the city publishes about its own work, with their counts, how sure they are and how they are
/// made.
@NullMarked
package org.xiucheng.serve.figure;

import org.jspecify.annotations.NullMarked;
