/// The city as an audit of duties needs it: which categories, areas, stretches and kinds of things there are.
@NullMarked
package org.xiucheng.compute.terrain;

import org.jspecify.annotations.NullMarked;
