/// Where a city's platform stands: its data folder, its settings, its database and the order in which they
/// open and close.
@NullMarked
package org.xiucheng.host;

import org.jspecify.annotations.NullMarked;
