/// Open data of other cities, read row by row into the same intake that every report goes through.
@NullMarked
package org.xiucheng.door.opendata;

import org.jspecify.annotations.NullMarked;
