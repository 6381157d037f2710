/// What a matter is about: code systems that stand side by side, each code known by its system and never alone.
@NullMarked
package org.xiucheng.kernel.category;

import org.jspecify.annotations.NullMarked;
