/// Open data of other cities, read and imported.
@NullMarked
package org.xiucheng.door.opendata;

import org.jspecify.annotations.NullMarked;
