/// How much of a road somebody walked.
@NullMarked
package org.xiucheng.compute.cover;

import org.jspecify.annotations.NullMarked;
