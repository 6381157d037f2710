/// Visits on the round of a grid worker: serving somebody, looking in on whoever wants it, supervising a
/// public service.
@NullMarked
package org.xiucheng.decide.visit;

import org.jspecify.annotations.NullMarked;
