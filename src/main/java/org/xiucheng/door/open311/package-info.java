/// Open311 GeoReport v2 in XML and JSON: services, requests, tokens, and the published extension for updates.
@NullMarked
package org.xiucheng.door.open311;

import org.jspecify.annotations.NullMarked;
