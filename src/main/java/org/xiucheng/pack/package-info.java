/// The practices of the places (地区实践) as data: code lists, law, limits, holidays and procedures, read once and
/// checked whole.
@NullMarked
package org.xiucheng.pack;

import org.jspecify.annotations.NullMarked;
