/// What is decided about a road: telling both chiefs of what happens where they meet, and keeping its dossier.
@NullMarked
package org.xiucheng.decide.road;

import org.jspecify.annotations.NullMarked;
