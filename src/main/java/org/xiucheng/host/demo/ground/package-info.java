/// The ground of the invented district: its outline, river, roads, cells and things, drawn from a seed.
@NullMarked
package org.xiucheng.host.demo.ground;

import org.jspecify.annotations.NullMarked;
