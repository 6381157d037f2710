/// What roads were given in past rounds, for everyone; and the desk of those who look, contest and decide.
@NullMarked
package org.xiucheng.serve.score;

import org.jspecify.annotations.NullMarked;
