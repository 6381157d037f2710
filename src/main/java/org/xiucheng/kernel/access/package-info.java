/// Who may do what: permissions give verbs, relations give reach, named forbids always win.
@NullMarked
package org.xiucheng.kernel.access;

import org.jspecify.annotations.NullMarked;
