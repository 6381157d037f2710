/// A road as one thing across streets and districts: where along it something lies, who is chief of which
/// stretch, and where one chief's road ends and the next one's begins.
@NullMarked
package org.xiucheng.compute.corridor;

import org.jspecify.annotations.NullMarked;
