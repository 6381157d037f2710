/// Who works in the invented district: units, posts, people, who stands where, and the duty list.
@NullMarked
package org.xiucheng.host.demo.people;

import org.jspecify.annotations.NullMarked;
