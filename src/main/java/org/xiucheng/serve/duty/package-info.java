/// The duty list as everyone may read it: its rules, what an audit finds, and for staff the drafts of its next
/// version.
@NullMarked
package org.xiucheng.serve.duty;

import org.jspecify.annotations.NullMarked;
