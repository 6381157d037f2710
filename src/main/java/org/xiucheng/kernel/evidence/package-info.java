/// Proof of what was done: entries whose bytes never change, and salted commitments instead of personal text.
@NullMarked
package org.xiucheng.kernel.evidence;

import org.jspecify.annotations.NullMarked;
