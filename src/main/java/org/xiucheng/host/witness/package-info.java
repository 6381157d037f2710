/// Whoever does not trust a city: reads the log of one over the network, keeps what it signed, and says where
/// it
/// contradicts itself.
@NullMarked
package org.xiucheng.host.witness;

import org.jspecify.annotations.NullMarked;
