/// A matter as it is shown: to everyone, to its reporter, to the officers it belongs to; and the lists and
/// queues of matters.
@NullMarked
package org.xiucheng.serve.matter;

import org.jspecify.annotations.NullMarked;
