/// The law and the limits by which the city works, as they stand: brought by packs, amended by sheet, answered
/// for any moment.
@NullMarked
package org.xiucheng.decide.statute;

import org.jspecify.annotations.NullMarked;
