/// The demonstration district: an invented place, its people and a year of its life, made from a seed for the
/// first start.
@NullMarked
package org.xiucheng.host.demo;

import org.jspecify.annotations.NullMarked;
