package org.xiucheng.serve.matter;

import java.time.InstantSource;
import org.springframework.stereotype.Component;
import org.xiucheng.kernel.access.AuditRecord;
import org.xiucheng.kernel.access.Subject;
import org.xiucheng.kernel.access.sql.SqlAudit;
import org.xiucheng.kernel.time.Maker;

/// Watches who looks at whole matters: it is written down before the answer leaves.
@Component
class Watch {
    private final Maker maker;
    private final SqlAudit audit;

    Watch(Maker maker, SqlAudit audit) {
        this.maker = maker;
        this.audit = audit;
    }

    InstantSource clock() {
        return maker.clock();
    }

    /// @throws org.xiucheng.kernel.Problem `audit.unavailable` when it cannot be written down
    void read(Subject.Officer officer, String number) {
        audit.write(AuditRecord.of(maker, officer, "matter.read", AuditRecord.What.matter(number)));
    }
}
