/// Looking at reporters' contacts, and everything that must keep others from it.
@NullMarked
package org.xiucheng.serve.identity;

import org.jspecify.annotations.NullMarked;
