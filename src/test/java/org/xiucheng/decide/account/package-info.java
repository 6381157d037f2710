/// Accounts of staff, tried on a real city.
@NullMarked
package org.xiucheng.decide.account;

import org.jspecify.annotations.NullMarked;
