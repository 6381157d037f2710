package org.xiucheng.decide.identity;

import java.time.Instant;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;
import org.xiucheng.kernel.access.AuditRecord;
import org.xiucheng.kernel.access.Subject;
import org.xiucheng.kernel.access.sql.AsViewer;
import org.xiucheng.kernel.access.sql.SqlAudit;
import org.xiucheng.kernel.evidence.Entry;
import org.xiucheng.kernel.evidence.sql.SqlEntries;
import org.xiucheng.kernel.matter.PublicNumber;
import org.xiucheng.kernel.time.Maker;

/// Writes down what is done about an identity, twice: in the audit who did it, in the evidence that it was
/// done. Neither holds a word of the contact.
@Component
public class WriteDown {
    private final Maker maker;
    private final SqlAudit audit;
    private final SqlEntries entries;
    private final AsViewer viewer;

    WriteDown(Maker maker, SqlAudit audit, SqlEntries entries, AsViewer viewer) {
        this.maker = maker;
        this.audit = audit;
        this.entries = entries;
        this.viewer = viewer;
    }

    /// The moment of what is done next.
    public Instant now() {
        return maker.now();
    }

    /// Does the deed in one transaction in the name of whoever does it, so that it and its lines stand or fall
    /// together.
    public <T> T doing(Subject who, Supplier<T> deed) {
        return viewer.read(who, deed);
    }

    /// An officer's deed in the name of a post; `code` is the grant, the purpose or the ground.
    public void done(Subject.Officer who, Subject.Holding as, String action, PublicNumber report, String code) {
        audit.write(AuditRecord.of(maker, who, as, action, AuditRecord.What.matter(report.text()))
                .because(code));
        var id = maker.id();
        entries.add(Entry.of(action, maker.now(), maker.random())
                .fact("number", report.text())
                .fact("unit", as.unit())
                .fact("post", as.post())
                .fact("code", code)
                .sealed(id));
    }

    /// A deed of the reporter, or of the clock.
    public void done(Subject who, String action, PublicNumber report) {
        audit.write(AuditRecord.of(maker, who, action, AuditRecord.What.matter(report.text())));
        entries.add(Entry.of(action, maker.now(), maker.random())
                .fact("number", report.text())
                .sealed(maker.id()));
    }

    /// What an officer only reads: a line of the audit, and nothing for the evidence.
    public void read(Subject.Officer who, Subject.Holding as, String action, PublicNumber report) {
        audit.write(AuditRecord.of(maker, who, as, action, AuditRecord.What.matter(report.text())));
    }

    /// What was tried and refused.
    public void refused(Subject.Officer who, String action, PublicNumber report, String code) {
        audit.write(AuditRecord.of(maker, who, action, AuditRecord.What.matter(report.text()))
                .because(code)
                .refused());
    }
}
