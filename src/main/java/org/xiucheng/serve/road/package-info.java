/// Roads as everyone reads them: who is chief of which stretch, what stands there, how much is open, layer by
/// layer.
@NullMarked
package org.xiucheng.serve.road;

import org.jspecify.annotations.NullMarked;
