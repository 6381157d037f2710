package org.xiucheng.serve.matter;

import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;
import org.xiucheng.kernel.access.AuditRecord;
import org.xiucheng.kernel.access.Subject;
import org.xiucheng.kernel.access.sql.AsViewer;
import org.xiucheng.kernel.access.sql.SqlAudit;
import org.xiucheng.kernel.time.Maker;

/// Watches who looks at whole matters: it is written down before the answer leaves.
@Component
class Watch {
    private final Maker maker;
    private final SqlAudit audit;
    private final AsViewer viewer;

    Watch(Maker maker, SqlAudit audit, AsViewer viewer) {
        this.maker = maker;
        this.audit = audit;
        this.viewer = viewer;
    }

    InstantSource clock() {
        return maker.clock();
    }

    /// One thing, in the name of whoever looks where it is sensitive.
    <T> Optional<T> find(Subject who, Supplier<Optional<T>> look) {
        return viewer.find(who, look);
    }

    /// Many things, those that are sensitive among them.
    <T> T seeing(Subject.Officer who, Supplier<T> look) {
        return viewer.read(who, look);
    }

    /// @throws org.xiucheng.kernel.Problem `audit.unavailable` when it cannot be written down
    void read(Subject.Officer officer, String number) {
        audit.write(AuditRecord.of(maker, officer, "matter.read", AuditRecord.What.matter(number)));
    }
}
