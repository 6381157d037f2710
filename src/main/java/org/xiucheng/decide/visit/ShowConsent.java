package org.xiucheng.decide.visit;

import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.xiucheng.kernel.Problem;
import org.xiucheng.kernel.access.AuditRecord;
import org.xiucheng.kernel.access.Subject;
import org.xiucheng.kernel.evidence.Entry;
import org.xiucheng.kernel.matter.ReportToken;

/// What somebody who gave a consent may do with its code and token, from any telephone and without an account:
/// see what
/// is kept and who looked, and take it back at once.
@Service
public class ShowConsent {
    private final SqlConsents consents;
    private final KeepConsent.Desk desk;

    ShowConsent(SqlConsents consents, KeepConsent.Desk desk) {
        this.consents = consents;
        this.desk = desk;
    }

    /// Everything that happened by it, in order.
    ///
    /// @throws Problem `consent.absent` also for a wrong token
    public List<SqlConsents.Told> told(String code, ReportToken token) {
        return consents.told(shown(code, token));
    }

    /// Takes it back; a second time changes nothing.
    ///
    /// @throws Problem `consent.absent` also for a wrong token
    public void withdraw(String code, ReportToken token) {
        var consent = shown(code, token);
        desk.transactions().executeWithoutResult(_ -> {
            var now = desk.maker().now();
            if (consents.withdraw(consent, now)) {
                desk.audit()
                        .write(AuditRecord.of(
                                desk.maker(),
                                new Subject.Anyone(),
                                "consent.withdrawn",
                                new AuditRecord.What("consent", code)));
                desk.entries()
                        .add(Entry.of("consent.withdrawn", now, desk.maker().random())
                                .fact("consent", code)
                                .sealed(desk.maker().id()));
            }
        });
    }

    private UUID shown(String code, ReportToken token) {
        return consents.shown(code, token.hash()).orElseThrow(KeepConsent::absent);
    }
}
