/// Our own door, asked over real HTTP.
@NullMarked
package org.xiucheng.door.rest;

import org.jspecify.annotations.NullMarked;
