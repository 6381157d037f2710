package org.xiucheng.decide.duty;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;
import org.xiucheng.kernel.Problem;
import org.xiucheng.kernel.Sha256;
import org.xiucheng.kernel.access.Action;
import org.xiucheng.kernel.access.AuditRecord;
import org.xiucheng.kernel.access.Context;
import org.xiucheng.kernel.access.Decision;
import org.xiucheng.kernel.access.Forbid;
import org.xiucheng.kernel.access.Policy;
import org.xiucheng.kernel.access.Resource;
import org.xiucheng.kernel.access.Subject;
import org.xiucheng.kernel.access.sql.SqlAudit;
import org.xiucheng.kernel.evidence.Entry;
import org.xiucheng.kernel.evidence.sql.SqlEntries;
import org.xiucheng.kernel.matter.PublicNumber;
import org.xiucheng.kernel.party.sql.CurrentParties;
import org.xiucheng.kernel.responsibility.sql.CurrentRules;
import org.xiucheng.kernel.responsibility.sql.SqlRules;
import org.xiucheng.kernel.time.Maker;
import org.xiucheng.sense.report.CheckText;

/// Changes the duty list in four deeds: draft, rehearse, approve, withdraw. Whoever drafted does not approve,
/// and each deed lies in the audit and the evidence.
@Service
public class KeepDuties {
    private static final DutyLimits LIMITS = DutyLimits.USUAL;

    private final SqlDrafts drafts;
    private final CheckProposal check;
    private final Rehearse rehearse;
    private final Duty duty;
    private final Desk desk;

    KeepDuties(SqlDrafts drafts, CheckProposal check, Rehearse rehearse, Duty duty, Desk desk) {
        this.drafts = drafts;
        this.check = check;
        this.rehearse = rehearse;
        this.duty = duty;
        this.desk = desk;
    }

    /// The duty list and those it names, as they stand.
    @Component
    record Duty(CurrentRules rules, SqlRules store, CurrentParties parties) {}

    /// What every deed here needs.
    @Component
    record Desk(TransactionTemplate transactions, SqlAudit audit, SqlEntries entries, Maker maker) {}

    /// The draft, kept. @throws Problem for rules that name what is not there, or an article not in force
    public Draft draft(List<Draft.Proposal> proposals, String reason, Optional<Instant> from, Subject.Officer by) {
        var as = allowed(by, Action.RULES_PROPOSE, Map.of());
        var now = desk.maker.now();
        CheckText.check(reason, LIMITS.reason(), "/reason");
        if (reason.isBlank()) {
            throw Problem.invalid("draft.reason", "Say why the duty list should change.", "/reason");
        }
        if (from.filter(moment -> moment.isBefore(now)).isPresent()) {
            throw Problem.invalid("draft.past", "A change of the duty list begins now or later.", "/from");
        }
        check.check(proposals, duty.rules.refresh().rules(), from.orElse(now));
        var draft = new Draft(
                desk.maker.id(),
                PublicNumber.fresh(now, desk.maker.random()).text(),
                reason,
                from,
                new Draft.By(by.person(), as.unit(), as.post(), now),
                proposals,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
        return doing(() -> {
            drafts.add(draft);
            written(by, as, "rules.drafted", draft);
            return draft;
        });
    }

    /// What these rules would do if they were drafted; nothing is kept and nothing is checked.
    Rehearsal tryOut(List<Draft.Proposal> proposals, Optional<Instant> from) {
        var now = desk.maker.now();
        return rehearse.rehearse(proposals, duty.store.version(), now, later(from, now));
    }

    /// The draft with what it would do, against the list as it stands.
    public Draft rehearse(String code, Subject.Officer by) {
        var as = allowed(by, Action.RULES_PROPOSE, Map.of());
        var draft = open(drafts.find(code));
        var base = duty.store.version();
        var now = desk.maker.now();
        var rehearsal = rehearse.rehearse(draft.proposals(), base, now, later(draft.wishedFrom(), now));
        return doing(() -> {
            open(drafts.lock(code));
            drafts.rehearsed(draft.id(), rehearsal);
            written(by, as, "rules.rehearsed", draft);
            return drafts.find(code).orElseThrow();
        });
    }

    /// Publishes a draft that was rehearsed against the list as it stands.
    ///
    /// @throws Problem `four-eyes` for whoever drafted it, `draft.stale` if the list changed since,
    /// `draft.crossing` for one that leaves rules unsettled, `draft.gap` where a wider gap is not acknowledged
    public Draft approve(String code, Optional<String> acknowledged, Subject.Officer by) {
        // whoever may approve nothing learns nothing of what there is
        allowed(by, Action.RULES_APPROVE, Map.of());
        var seen = drafts.find(code).orElseThrow(KeepDuties::absent);
        var as = allowed(by, Action.RULES_APPROVE, Map.of(seen.proposed().person(), Set.of(Action.RULES_PROPOSE)));
        var draft = doing(() -> {
            var standing = open(drafts.lock(code));
            var now = desk.maker.now();
            var from = later(standing.wishedFrom(), now);
            ready(standing, acknowledged);
            check.check(standing.proposals(), duty.rules.refresh().rules(), from);
            var entry = approval(standing, as, from, now);
            var approval = new Draft.By(by.person(), as.unit(), as.post(), now);
            if (!publish(standing, approval, from, acknowledged, entry)) {
                throw stale();
            }
            desk.audit.write(record(by, as, "rules.approved", code));
            return drafts.find(code).orElseThrow();
        });
        duty.rules.refresh();
        return draft;
    }

    /// The draft, given up: by whoever drafted it, or by somebody who could have approved it.
    public Draft withdraw(String code, Subject.Officer by) {
        var as = allowed(by, Action.RULES_PROPOSE, Map.of());
        return doing(() -> {
            var draft = open(drafts.lock(code));
            drafts.withdraw(draft.id(), by.person(), desk.maker.now());
            written(by, as, "rules.withdrawn", draft);
            return drafts.find(code).orElseThrow();
        });
    }

    /// Refuses whoever may not see drafts.
    public void reads(Subject.Officer by) {
        allowed(by, Action.RULES_PROPOSE, Map.of());
    }

    /// Names the rules one by one, or where they are many how many there are and the hash of their names.
    private Entry approval(Draft draft, Subject.Holding as, Instant from, Instant now) {
        var ids = draft.proposals().stream().map(p -> p.rule().id()).sorted().toList();
        var entry = Entry.of("rules.approved", now, desk.maker.random())
                .fact("draft", draft.code())
                .fact("unit", as.unit())
                .fact("post", as.post())
                .fact("from", from.toString());
        if (ids.size() <= LIMITS.named()) {
            return entry.fact("rules", ids).sealed(desk.maker.id());
        }
        var names = String.join("\n", ids).getBytes(StandardCharsets.UTF_8);
        return entry.fact("count", ids.size())
                .fact("rulesHash", HexFormat.of().formatHex(Sha256.of(names)))
                .sealed(desk.maker.id());
    }

    private boolean publish(Draft draft, Draft.By by, Instant from, Optional<String> acknowledged, Entry entry) {
        try {
            return drafts.approve(draft, by, from, acknowledged.orElse(null), entry);
        } catch (DuplicateKeyException outrun) {
            throw stale();
        }
    }

    private static void ready(Draft draft, Optional<String> acknowledged) {
        var rehearsal = draft.rehearsal()
                .orElseThrow(() -> Problem.conflict("draft.unrehearsed", "See first what it would do."));
        if (!rehearsal.unsettled().isEmpty()) {
            throw Problem.conflict("draft.crossing", "It leaves rules that cross or overlap without a priority.");
        }
        acknowledged.ifPresent(reason -> CheckText.check(reason, LIMITS.reason(), "/acknowledged"));
        if (!rehearsal.widened().isEmpty()
                && acknowledged.filter(reason -> !reason.isBlank()).isEmpty()) {
            throw Problem.conflict("draft.gap", "It opens gaps; say why that is right.");
        }
    }

    private Subject.Holding allowed(Subject.Officer by, Action action, Map<UUID, Set<Action>> done) {
        var context = Context.at(duty.parties.get(), desk.maker.now());
        return switch (Policy.decide(by, action, Resource.CITY.standing(Set.of(), done), context)) {
            case Decision.Allowed(var _, var held) -> held.orElseThrow();
            case Decision.Forbidden(var ban)
            when ban == Forbid.FOUR_EYES -> throw Problem.forbidden("four-eyes", "Another person must decide this.");
            case Decision.Forbidden _, Decision.NoPermit() ->
                throw Problem.forbidden("permission.missing", "Your posts do not permit this.");
        };
    }

    private static Draft open(Optional<Draft> found) {
        var draft = found.orElseThrow(KeepDuties::absent);
        return switch (draft.standing()) {
            case DRAFTED, REHEARSED -> draft;
            case APPROVED, WITHDRAWN -> throw Problem.conflict("draft.decided", "This is decided already.");
        };
    }

    private static Instant later(Optional<Instant> wished, Instant now) {
        return wished.filter(now::isBefore).orElse(now);
    }

    private void written(Subject.Officer by, Subject.Holding as, String deed, Draft draft) {
        desk.audit.write(record(by, as, deed, draft.code()));
        desk.entries.add(Entry.of(deed, desk.maker.now(), desk.maker.random())
                .fact("draft", draft.code())
                .fact("unit", as.unit())
                .fact("post", as.post())
                .sealed(desk.maker.id()));
    }

    private AuditRecord record(Subject.Officer by, Subject.Holding as, String deed, String code) {
        return AuditRecord.of(desk.maker, by, as, deed, new AuditRecord.What("rules", code));
    }

    private <T> T doing(Supplier<T> deed) {
        var done = desk.transactions.execute(_ -> deed.get());
        if (done == null) {
            throw new IllegalStateException("a deed has an answer");
        }
        return done;
    }

    private static Problem absent() {
        return Problem.absent("draft.absent", "There is no such draft.");
    }

    private static Problem stale() {
        return Problem.conflict("draft.stale", "The duty list has changed since; see again what this would do.");
    }
}
