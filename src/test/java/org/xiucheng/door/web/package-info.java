/// The edge of the web, asked over real HTTP.
@NullMarked
package org.xiucheng.door.web;

import org.jspecify.annotations.NullMarked;
