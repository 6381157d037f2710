/// Lending a power of a desk to a post of the field: drafted by one, approved by another, taken back at once.
@NullMarked
package org.xiucheng.decide.delegation;

import org.jspecify.annotations.NullMarked;
