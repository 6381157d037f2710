/// What the tests share: a real database, seeded generators, a virtual clock.
@NullMarked
package org.xiucheng.testkit;

import org.jspecify.annotations.NullMarked;
