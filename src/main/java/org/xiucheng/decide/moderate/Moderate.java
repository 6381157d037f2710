package org.xiucheng.decide.moderate;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;
import org.xiucheng.decide.moderate.SqlModeration.Decided;
import org.xiucheng.decide.moderate.SqlModeration.Position;
import org.xiucheng.kernel.Problem;
import org.xiucheng.kernel.access.Action;
import org.xiucheng.kernel.access.AuditRecord;
import org.xiucheng.kernel.access.Context;
import org.xiucheng.kernel.access.Decision;
import org.xiucheng.kernel.access.Forbid;
import org.xiucheng.kernel.access.Policy;
import org.xiucheng.kernel.access.Reach;
import org.xiucheng.kernel.access.Subject;
import org.xiucheng.kernel.access.sql.SqlAudit;
import org.xiucheng.kernel.access.sql.SqlReach;
import org.xiucheng.kernel.evidence.Entry;
import org.xiucheng.kernel.matter.PublicNumber;
import org.xiucheng.kernel.party.sql.CurrentParties;
import org.xiucheng.kernel.time.Maker;
import org.xiucheng.sense.mask.Masking;

/// Lets reviewers decide what becomes public. Each decision stands on a published ground, is proven in the log
/// and in the audit, and may be appealed once; the appeal is decided by somebody else.
@Service
public class Moderate {
    private static final UUID FIRST = new UUID(0, 0);

    private final SqlModeration store;
    private final CurrentParties parties;
    private final SqlAudit audit;
    private final TransactionTemplate transactions;
    private final Maker maker;

    Moderate(
            SqlModeration store,
            CurrentParties parties,
            SqlAudit audit,
            TransactionTemplate transactions,
            Maker maker) {
        this.store = store;
        this.parties = parties;
        this.audit = audit;
        this.transactions = transactions;
        this.maker = maker;
    }

    /// What waits for this reviewer, oldest first, after the last line of the page before.
    public List<Waiting> queue(Subject.Officer officer, Optional<Waiting> last, int limit) {
        var after = last.map(w -> new Position(w.at(), w.report(), w.part()))
                .orElse(new Position(Instant.EPOCH, FIRST, -1));
        var looks = Set.of(Action.MODERATE, Action.DECIDE_APPEAL);
        var reach = new HashMap<String, Object>();
        Reach.of(officer, looks, Context.at(parties.get(), maker.now()))
                .forEach((look, reached) -> reach.putAll(SqlReach.parameters(look, reached)));
        return store.queue(reach, after, limit);
    }

    /// One part while it waits, for a reviewer who may decide it.
    ///
    /// @throws Problem `publication.absent`
    public Waiting waiting(Subject.Officer officer, PublicNumber number, int part) {
        return store.find(number, part)
                .filter(waiting -> decision(officer, waiting, maker.now()).allowed())
                .orElseThrow(Moderate::absent);
    }

    /// What an officer decides of one part: nothing against it, or a ground by its code.
    public record Verdict(PublicNumber number, int part, Optional<String> ground) {}

    /// Releases the part (words without personal data) or keeps it private on that ground.
    ///
    /// @throws Problem `publication.absent`, `publication.four-eyes`, `publication.ground`,
    /// `publication.decided`
    public void decide(Subject.Officer officer, Verdict verdict) {
        var ground = verdict.ground().map(Moderate::ground);
        var now = maker.now();
        var waiting = store.find(verdict.number(), verdict.part()).orElseThrow(Moderate::absent);
        var as = holding(decision(officer, waiting, now));
        var text = ground.isEmpty() && waiting.part() == 0
                ? Optional.of(Masking.mask(waiting.description()))
                : Optional.<String>empty();
        var decided = new Decided(waiting, ground, text, officer, as, now, entry(waiting, ground, as, now));
        var done = transactions.execute(_ -> {
            var line = AuditRecord.of(
                    maker, officer, as, "publication.decided", AuditRecord.What.matter(waiting.number()));
            audit.write(ground.map(g -> line.because(g.code())).orElse(line));
            return store.decide(decided);
        });
        if (!Boolean.TRUE.equals(done)) {
            throw Problem.conflict("publication.decided", "Somebody else has just decided this.");
        }
    }

    /// Asks once for a second look at a part of one's own report that was withheld.
    ///
    /// @throws Problem `publication.no-appeal` when there is nothing to appeal, or an appeal was made before
    public void appeal(Subject.Reporter reporter, PublicNumber number, int part, String words) {
        var entry = Entry.of("publication.appealed", maker.now(), maker.random())
                .fact("number", number.text())
                .fact("part", part)
                .commit("words", words)
                .sealed(maker.id());
        var done = transactions.execute(_ -> {
            audit.write(
                    AuditRecord.of(maker, reporter, "publication.appealed", AuditRecord.What.matter(number.text())));
            return store.appeal(reporter.report(), part, words, entry);
        });
        if (!Boolean.TRUE.equals(done)) {
            throw Problem.conflict("publication.no-appeal", "There is no decision here that may be appealed.");
        }
    }

    private Decision decision(Subject.Officer officer, Waiting waiting, Instant now) {
        return Policy.decide(officer, waiting.action(), waiting.resource(), Context.at(parties.get(), now));
    }

    /// Whoever decided first is told why the second look is not theirs; to others there is nothing.
    private static Subject.Holding holding(Decision decision) {
        return switch (decision) {
            case Decision.Allowed allowed -> allowed.holding().orElseThrow(Moderate::absent);
            case Decision.Forbidden(var by)
            when by == Forbid.FOUR_EYES ->
                throw Problem.forbidden("publication.four-eyes", "Somebody else must take the second look.");
            case Decision.Forbidden _, Decision.NoPermit _ -> throw absent();
        };
    }

    private Entry entry(Waiting waiting, Optional<Ground> ground, Subject.Holding as, Instant now) {
        var entry = Entry.of("publication.decided", now, maker.random())
                .fact("number", waiting.number())
                .fact("part", waiting.part())
                .fact("appeal", waiting.appeal().isPresent())
                .fact("outcome", ground.isPresent() ? "withheld" : "released")
                .fact("unit", as.unit())
                .fact("post", as.post());
        ground.ifPresent(g -> entry.fact("ground", g.code()));
        return entry.sealed(maker.id());
    }

    private static Ground ground(String code) {
        return Ground.of(code)
                .orElseThrow(
                        () -> Problem.invalid("publication.ground", "Name one of the published grounds.", "/ground"));
    }

    private static Problem absent() {
        return Problem.absent("publication.absent", "Nothing waits for you under that number.");
    }
}
