package org.xiucheng.decide.identity;

import org.springframework.stereotype.Service;

/// Erases the contacts whose term of keeping is over: a scan over rows, so that a restart loses none.
@Service
public class ExpireContacts {
    private final SqlCustody custody;
    private final KeepContact keepContact;
    private final WriteDown writeDown;
    private final IdentityLimits limits = IdentityLimits.USUAL;

    ExpireContacts(SqlCustody custody, KeepContact keepContact, WriteDown writeDown) {
        this.custody = custody;
        this.keepContact = keepContact;
        this.writeDown = writeDown;
    }

    IdentityLimits limits() {
        return limits;
    }

    /// How many were erased by this look.
    public int scan() {
        var erased = 0;
        for (var report : custody.over(writeDown.now(), limits.batch())) {
            erased += keepContact.expire(report) ? 1 : 0;
        }
        return erased;
    }
}
