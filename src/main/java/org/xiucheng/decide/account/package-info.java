/// Who may log in and with what: the deeds of the security administrator, and what every officer does with
/// their own account.
@NullMarked
package org.xiucheng.decide.account;

import org.jspecify.annotations.NullMarked;
