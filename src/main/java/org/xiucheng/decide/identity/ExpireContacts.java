package org.xiucheng.decide.identity;

import java.time.Duration;
import org.springframework.stereotype.Service;
import org.xiucheng.kernel.time.Chore;

/// Erases the contacts whose term of keeping is over: a scan over rows, so that a restart loses none.
@Service
public class ExpireContacts implements Chore {
    private final SqlCustody custody;
    private final KeepContact keepContact;
    private final WriteDown writeDown;
    private final IdentityLimits limits = IdentityLimits.USUAL;

    ExpireContacts(SqlCustody custody, KeepContact keepContact, WriteDown writeDown) {
        this.custody = custody;
        this.keepContact = keepContact;
        this.writeDown = writeDown;
    }

    @Override
    public Duration every() {
        return limits.expireEvery();
    }

    @Override
    public void look() {
        scan();
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
