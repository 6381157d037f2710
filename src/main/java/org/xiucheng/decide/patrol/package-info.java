/// Walking by duty: who walks what, the walk that stays the walker's until it is handed in, and what is found
/// on it.
@NullMarked
package org.xiucheng.decide.patrol;

import org.jspecify.annotations.NullMarked;
