/// What became of a report: what everyone may know of it, and the whole of it for the system that sent it.
@NullMarked
package org.xiucheng.serve.report;

import org.jspecify.annotations.NullMarked;
