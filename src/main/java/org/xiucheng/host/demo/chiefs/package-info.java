/// A year of road chiefs in the invented district: real services under a clock that runs ahead, ending with a
/// table of checks.
@NullMarked
package org.xiucheng.host.demo.chiefs;

import org.jspecify.annotations.NullMarked;
