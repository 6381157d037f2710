/// Who has an account, a post or a key: the lists that the security administrator works on.
@NullMarked
package org.xiucheng.serve.account;

import org.jspecify.annotations.NullMarked;
