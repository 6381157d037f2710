/// Every parser of ours as something that a fuzzer can be set upon.
@NullMarked
package org.xiucheng.fuzz;

import org.jspecify.annotations.NullMarked;
