/// The log as anybody reads it: what was signed, entries, and proofs that can be checked without trusting the
/// city.
@NullMarked
package org.xiucheng.serve.log;

import org.jspecify.annotations.NullMarked;
