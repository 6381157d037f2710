/// How many hands a matter goes through, and how long it waits in each state.
@NullMarked
package org.xiucheng.compute.hop;

import org.jspecify.annotations.NullMarked;
