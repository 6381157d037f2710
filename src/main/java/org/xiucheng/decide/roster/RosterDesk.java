package org.xiucheng.decide.roster;

import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import org.xiucheng.kernel.Problem;
import org.xiucheng.kernel.access.AuditRecord;
import org.xiucheng.kernel.access.Subject;
import org.xiucheng.kernel.access.sql.SqlAudit;
import org.xiucheng.kernel.evidence.Entry;
import org.xiucheng.kernel.evidence.sql.SqlEntries;
import org.xiucheng.kernel.matter.PublicNumber;
import org.xiucheng.kernel.party.Post;
import org.xiucheng.kernel.roster.Manning;
import org.xiucheng.kernel.roster.sql.CurrentManning;
import org.xiucheng.kernel.time.Maker;

/// What every deed on a roster needs: one transaction with its line of the audit and its evidence, and who may
/// do it.
@Component
public record RosterDesk(
        CurrentManning manning, TransactionTemplate transactions, SqlAudit audit, SqlEntries entries, Maker maker) {
    /// One deed, with what the evidence says of it.
    public record Deed(String action, String code, Entry.Draft entry) {}

    /// The leader of the unit, or whoever stands in for the leader.
    ///
    /// @throws Problem `roster.leader`
    Subject.Holding leader(Subject.Officer by, String unit) {
        return findLeader(by, unit, manning.get())
                .orElseThrow(() -> Problem.forbidden("roster.leader", "The leader of the unit or a deputy does this."));
    }

    /// The same, if they are.
    public Optional<Subject.Holding> findLeader(Subject.Officer by, String unit, Manning now) {
        var at = maker.now();
        var leads = now.parties().leader(unit, at).stream()
                .flatMap(leader -> Stream.concat(Stream.of(leader), now.parties().deputies(leader.code(), at).stream()))
                .map(Post::code)
                .toList();
        return by.holdings().stream()
                .filter(held -> leads.contains(held.post()))
                .findFirst();
    }

    /// The post in that unit through which somebody belongs to it.
    public static Optional<Subject.Holding> member(Subject.Officer by, String unit) {
        return by.holdings().stream().filter(held -> held.unit().equals(unit)).findFirst();
    }

    /// Does it, with audit and evidence, or does nothing.
    public <T> T doing(Subject.Officer by, Subject.Holding as, Deed deed, Supplier<T> work) {
        var done = transactions.execute(_ -> {
            var answer = work.get();
            var what = new AuditRecord.What("roster", deed.code());
            audit.write(AuditRecord.of(maker, by, as, deed.action(), what));
            entries.add(
                    deed.entry().fact("unit", as.unit()).fact("post", as.post()).sealed(maker.id()));
            return answer;
        });
        manning.refresh();
        if (done == null) {
            throw new IllegalStateException("a deed has an answer");
        }
        return done;
    }

    /// A deed on that code, with its entry begun.
    public Deed deed(String action, String code) {
        return new Deed(
                action, code, Entry.of(action, maker.now(), maker.random()).fact("code", code));
    }

    String code() {
        return PublicNumber.fresh(maker.now(), maker.random()).text();
    }
}
