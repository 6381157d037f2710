/// The articles that every rule and every verb of the city rests on, each with the period in which it is in
/// force.
@NullMarked
package org.xiucheng.kernel.law;

import org.jspecify.annotations.NullMarked;
