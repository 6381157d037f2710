package org.xiucheng.decide.reform;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;
import org.xiucheng.decide.duty.KeepDuties;
import org.xiucheng.kernel.Problem;
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
import org.xiucheng.kernel.law.ArticleId;
import org.xiucheng.kernel.matter.PublicNumber;
import org.xiucheng.kernel.party.sql.CurrentParties;
import org.xiucheng.kernel.time.Maker;
import org.xiucheng.sense.report.CheckText;

/// Plans reforms of units and posts and has them approved: everything that hangs on what ends is listed with
/// where it goes, and what would be left behind refuses the plan by name.
///
/// Whoever may draft the duty list plans, whoever may approve it approves, never their own: a reform is a
/// change of who answers for what.
@Service
public class KeepReforms {
    private static final ReformLimits LIMITS = ReformLimits.USUAL;

    private final SqlReforms reforms;
    private final TakeStock stock;
    private final CheckPlan check;
    private final KeepDuties keepDuties;
    private final Desk desk;

    KeepReforms(SqlReforms reforms, TakeStock stock, CheckPlan check, KeepDuties keepDuties, Desk desk) {
        this.reforms = reforms;
        this.stock = stock;
        this.check = check;
        this.keepDuties = keepDuties;
        this.desk = desk;
    }

    /// What every deed here needs.
    @Component("reformDesk")
    record Desk(
            TransactionTemplate transactions,
            SqlAudit audit,
            SqlEntries entries,
            CurrentParties parties,
            Maker maker) {}

    /// Writes a plan down, with the draft of the duty list that it needs.
    ///
    /// @throws Problem as `CheckPlan`, `reform.running`, and what a draft is refused for
    public Reform plan(Plan plan, String reason, ArticleId basis, Optional<Instant> from, Subject.Officer by) {
        var as = allowed(by, Action.RULES_PROPOSE, Map.of());
        var now = desk.maker.now();
        CheckText.check(reason, LIMITS.reason(), "/reason");
        if (reason.isBlank()) {
            throw Problem.invalid("reform.reason", "Say why it is reformed.", "/reason");
        }
        if (from.filter(moment -> moment.isBefore(now)).isPresent()) {
            throw Problem.invalid("draft.past", "A change of the duty list begins now or later.", "/from");
        }
        check.check(plan, basis, from.orElse(now));
        return doing(() -> {
            var proposals = stock.rules().proposals(plan, from.orElse(now));
            var draft = proposals.isEmpty()
                    ? Optional.<String>empty()
                    : Optional.of(keepDuties.draft(proposals, reason, from, by).code());
            draft.ifPresent(code -> keepDuties.rehearse(code, by));
            var reform = new Reform(
                    desk.maker.id(),
                    PublicNumber.fresh(now, desk.maker.random()).text(),
                    plan,
                    reason,
                    basis,
                    from,
                    draft,
                    new Reform.By(by.person(), as.unit(), as.post(), now),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty());
            try {
                reforms.add(reform);
            } catch (DuplicateKeyException running) {
                throw Problem.conflict("reform.running", "This unit is being reformed already.");
            }
            written(by, as, "reform.planned", reform, now);
            return reform;
        });
    }

    /// Everything that hangs on what ends, as it stands now, and where it goes.
    public List<Hung> stock(Reform reform) {
        return switch (reform.standing()) {
            case PLANNED, APPROVED, RUNNING -> stock.all(reform, desk.maker.now());
            case FINISHED, WITHDRAWN -> List.of();
        };
    }

    /// Another person's yes: from its moment on duties and desks are with the successors.
    ///
    /// @param acknowledged why gaps that the duty list gets are right, where it gets any
    /// @throws Problem `reform.absent`, `reform.decided`, `four-eyes`, `reform.left-behind`, `draft.stale` and
    ///     what else a draft is refused for
    public Reform approve(String code, Optional<String> acknowledged, Subject.Officer by) {
        allowed(by, Action.RULES_APPROVE, Map.of());
        var seen = reforms.find(code).orElseThrow(KeepReforms::absent);
        var as = allowed(by, Action.RULES_APPROVE, Map.of(seen.planned().person(), Set.of(Action.RULES_PROPOSE)));
        var done = doing(() -> {
            var reform = planned(reforms.lock(code));
            var now = desk.maker.now();
            var from = reform.wishedFrom().filter(wished -> wished.isAfter(now)).orElse(now);
            check.check(reform.plan(), reform.basis(), from);
            refuseLeftBehind(reform, now);
            var moment = reform.draft()
                    .flatMap(
                            draft -> keepDuties.approve(draft, acknowledged, by).takesEffect())
                    .orElse(from);
            stock.standing().handOver(reform, moment);
            reforms.approve(reform.id(), new Reform.By(by.person(), as.unit(), as.post(), now), moment);
            written(by, as, "reform.approved", reform, now);
            return reforms.find(code).orElseThrow();
        });
        desk.parties.refresh();
        return done;
    }

    /// Gives a plan up, before it is approved.
    public Reform withdraw(String code, Subject.Officer by) {
        var as = allowed(by, Action.RULES_PROPOSE, Map.of());
        return doing(() -> {
            var reform = planned(reforms.lock(code));
            var now = desk.maker.now();
            reforms.withdraw(reform.id(), now);
            reform.draft().ifPresent(draft -> keepDuties.withdraw(draft, by));
            written(by, as, "reform.withdrawn", reform, now);
            return reforms.find(code).orElseThrow();
        });
    }

    /// Reforms, latest first.
    public List<Reform> list(Subject.Officer by) {
        keepDuties.reads(by);
        return reforms.list(LIMITS.listed());
    }

    /// The one of that code. @throws Problem `reform.absent`
    public Reform get(String code, Subject.Officer by) {
        keepDuties.reads(by);
        return reforms.find(code).orElseThrow(KeepReforms::absent);
    }

    private void refuseLeftBehind(Reform reform, Instant now) {
        var left = new ArrayList<>(stock.all(reform, now));
        left.removeIf(hung -> hung.to().isPresent());
        if (!left.isEmpty()) {
            var named = left.stream()
                    .limit(LIMITS.listed())
                    .map(hung -> hung.kind() + " " + hung.what())
                    .collect(Collectors.joining(", "));
            throw Problem.conflict("reform.left-behind", "This would be left behind: " + named);
        }
    }

    private Subject.Holding allowed(Subject.Officer by, Action action, Map<UUID, Set<Action>> done) {
        var context = Context.at(desk.parties.get(), desk.maker.now());
        return switch (Policy.decide(by, action, Resource.CITY.standing(Set.of(), done), context)) {
            case Decision.Allowed(var _, var held) -> held.orElseThrow();
            case Decision.Forbidden(var ban)
            when ban == Forbid.FOUR_EYES -> throw Problem.forbidden("four-eyes", "Another person must decide this.");
            case Decision.Forbidden _, Decision.NoPermit() ->
                throw Problem.forbidden("permission.missing", "Your posts do not permit this.");
        };
    }

    private static Reform planned(Optional<Reform> found) {
        var reform = found.orElseThrow(KeepReforms::absent);
        if (reform.standing() != Reform.Standing.PLANNED) {
            throw Problem.conflict("reform.decided", "This is decided already.");
        }
        return reform;
    }

    private void written(Subject.Officer by, Subject.Holding as, String deed, Reform reform, Instant now) {
        desk.audit.write(AuditRecord.of(desk.maker, by, as, deed, new AuditRecord.What("reform", reform.code())));
        desk.entries.add(Entry.of(deed, now, desk.maker.random())
                .fact("reform", reform.code())
                .fact("of", reform.plan().unit())
                .fact("basis", reform.basis().value())
                .fact("unit", as.unit())
                .fact("post", as.post())
                .sealed(desk.maker.id()));
    }

    private <T> T doing(Supplier<T> deed) {
        var done = desk.transactions.execute(_ -> deed.get());
        if (done == null) {
            throw new IllegalStateException("a deed has an answer");
        }
        return done;
    }

    private static Problem absent() {
        return Problem.absent("reform.absent", "There is no such reform.");
    }
}
