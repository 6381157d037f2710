package org.xiucheng.decide.undertaking;

import java.util.Optional;
import org.springframework.stereotype.Service;
import org.xiucheng.decide.intake.Receipt;
import org.xiucheng.decide.intake.ReceiveReport;
import org.xiucheng.kernel.Problem;
import org.xiucheng.kernel.access.Subject;
import org.xiucheng.kernel.evidence.Entry;
import org.xiucheng.kernel.matter.Matter;
import org.xiucheng.kernel.matter.PublicNumber;
import org.xiucheng.kernel.matter.sql.SqlMatters;
import org.xiucheng.kernel.time.Maker;
import org.xiucheng.kernel.undertaking.Undertaking;
import org.xiucheng.kernel.undertaking.sql.SqlUndertakings;
import org.xiucheng.sense.report.ReportDraft;

/// Ties matters to the undertaking that they feed, and opens the matters that an undertaking asks for.
@Service
public class CollectMatters {
    private final SqlUndertakings undertakings;
    private final SqlMatters matters;
    private final ReceiveReport receive;
    private final Maker maker;

    public CollectMatters(SqlUndertakings undertakings, SqlMatters matters, ReceiveReport receive, Maker maker) {
        this.undertakings = undertakings;
        this.matters = matters;
        this.receive = receive;
        this.maker = maker;
    }

    /// Ties a matter that is there.
    ///
    /// @throws Problem `undertaking.absent`, `matter.absent`, or `matter.collected` when another undertaking
    /// holds it
    public void collect(PublicNumber undertaking, PublicNumber matter) {
        tie(
                find(undertaking),
                matters.find(matter).orElseThrow(() -> Problem.absent("matter.absent", "There is no such matter.")));
    }

    /// Opens a matter by the usual intake and ties it: nothing that an undertaking asks for goes another way.
    public Receipt spawn(PublicNumber undertaking, ReportDraft draft, Subject from) {
        var found = find(undertaking);
        var receipt = receive.receive(draft, from, Optional.empty());
        tie(found, matters.find(receipt.number()).orElseThrow());
        return receipt;
    }

    private void tie(Undertaking undertaking, Matter matter) {
        var now = maker.now();
        var entry = Entry.of("undertaking.collected", now, maker.random())
                .fact("number", undertaking.number().text())
                .fact("matter", matter.number().text())
                .sealed(maker.id());
        if (!undertakings.collect(undertaking.id(), matter.id(), entry)) {
            throw Problem.conflict("matter.collected", "The matter belongs to an undertaking already.");
        }
    }

    private Undertaking find(PublicNumber number) {
        return undertakings
                .find(number)
                .orElseThrow(() -> Problem.absent("undertaking.absent", "There is no such undertaking."));
    }
}
