/// Tables by which people who write no code change the city's rules: typed columns, every fault named by its
/// cell, nothing taken in by halves.
@NullMarked
package org.xiucheng.decide.table;

import org.jspecify.annotations.NullMarked;
