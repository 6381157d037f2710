/// What all doors share at the edge of the web: who may call which route, sessions, limits, headers, and how a
/// refusal is said.
@NullMarked
package org.xiucheng.door.web;

import org.jspecify.annotations.NullMarked;
