/// The walks that somebody owes and did, for whoever walks and whoever leads them.
@NullMarked
package org.xiucheng.serve.patrol;

import org.jspecify.annotations.NullMarked;
