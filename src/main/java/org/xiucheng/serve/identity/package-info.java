/// Looking at a reporter's contact under a grant, and showing reporters what is held of them and who looked.
@NullMarked
package org.xiucheng.serve.identity;

import org.jspecify.annotations.NullMarked;
