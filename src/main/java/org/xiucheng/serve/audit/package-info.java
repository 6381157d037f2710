/// Reading the audit: what was done and read, for those who watch over it, and itself written down.
@NullMarked
package org.xiucheng.serve.audit;

import org.jspecify.annotations.NullMarked;
