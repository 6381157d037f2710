package org.xiucheng.decide.identity;

import java.time.Duration;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;
import org.xiucheng.kernel.access.AuditRecord;
import org.xiucheng.kernel.access.Subject;
import org.xiucheng.kernel.access.sql.SqlAudit;
import org.xiucheng.kernel.time.Chore;
import org.xiucheng.kernel.time.Maker;

/// Lets go of the audit, a year at a time, what is older than the city keeps it: who looked at whom is personal
/// too. Six months is the least that the store allows (网络安全法 21); that something went is itself a line.
@Service
class ExpireAudit implements Chore {
    private final SqlAudit audit;
    private final TransactionTemplate transactions;
    private final Maker maker;

    ExpireAudit(SqlAudit audit, TransactionTemplate transactions, Maker maker) {
        this.audit = audit;
        this.transactions = transactions;
        this.maker = maker;
    }

    @Override
    public Duration every() {
        return IdentityLimits.USUAL.expireEvery();
    }

    @Override
    public void look() {
        scan();
    }

    /// How many years went by this look.
    int scan() {
        var gone = transactions.execute(_ -> drop());
        return gone == null ? 0 : gone;
    }

    private int drop() {
        var gone = audit.dropExpired(maker.now());
        if (gone > 0) {
            var what = new AuditRecord.What("audit", "years=" + gone);
            audit.write(AuditRecord.of(maker, new Subject.Clock(), "audit.expired", what));
        }
        return gone;
    }
}
