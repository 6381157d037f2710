/// Reads a city's division, roads and things from GeoJSON (RFC 7946), and founds a city on an even grid where
/// there is none.
@NullMarked
package org.xiucheng.door.geojson;

import org.jspecify.annotations.NullMarked;
