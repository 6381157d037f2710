package org.xiucheng.decide.account;

import org.xiucheng.kernel.access.Subject;

/// Where each deed of an administrator is written down, in the transaction of the deed.
public interface AdministrationLog {
    /// One deed: who did what to which account or key.
    void write(Subject.Officer by, String deed, String about);
}
