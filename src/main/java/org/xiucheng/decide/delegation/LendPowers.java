package org.xiucheng.decide.delegation;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;
import org.xiucheng.kernel.Problem;
import org.xiucheng.kernel.access.Action;
import org.xiucheng.kernel.access.AuditRecord;
import org.xiucheng.kernel.access.Context;
import org.xiucheng.kernel.access.Decision;
import org.xiucheng.kernel.access.Delegation;
import org.xiucheng.kernel.access.Forbid;
import org.xiucheng.kernel.access.Policy;
import org.xiucheng.kernel.access.Resource;
import org.xiucheng.kernel.access.Subject;
import org.xiucheng.kernel.access.sql.SqlAudit;
import org.xiucheng.kernel.access.sql.SqlDelegations;
import org.xiucheng.kernel.evidence.Entry;
import org.xiucheng.kernel.evidence.sql.SqlEntries;
import org.xiucheng.kernel.law.Articles;
import org.xiucheng.kernel.matter.PublicNumber;
import org.xiucheng.kernel.party.sql.CurrentParties;
import org.xiucheng.kernel.place.Places;
import org.xiucheng.kernel.time.Maker;
import org.xiucheng.sense.report.CheckText;

/// Lends a power of a unit to a post in three deeds: draft by somebody of that unit who has the power,
/// approval by a supervising post of somebody else, revocation by either at once. Each lies in the audit and
/// the evidence.
@Service
public class LendPowers {
    private static final int REASON = 1_000;
    private static final int PER_DAY = 1_000;
    private static final int CATEGORIES = 50;
    private static final Duration LONGEST = Duration.ofDays(3 * 366);

    private final SqlLendings store;
    private final SqlDelegations live;
    private final City city;
    private final Desk desk;

    LendPowers(SqlLendings store, SqlDelegations live, City city, Desk desk) {
        this.store = store;
        this.live = live;
        this.city = city;
        this.desk = desk;
    }

    /// What a delegation may name.
    @Component
    record City(CurrentParties parties, Places places, Articles articles) {}

    /// What every deed here needs.
    @Component
    record Desk(TransactionTemplate transactions, SqlAudit audit, SqlEntries entries, Maker maker) {}

    /// A fresh public name for a draft, and now.
    public PublicNumber code() {
        return PublicNumber.fresh(desk.maker.now(), desk.maker.random());
    }

    public Instant now() {
        return desk.maker.now();
    }

    /// The draft, kept.
    ///
    /// @throws Problem `delegation.not-permitted`, `four-eyes` for one's own post, `delegation.unlent` where
    ///     the one who drafts lacks the power, `post.vacant` where nobody would answer for it, `delegation.*`
    ///     for what it names wrongly
    public Lending draft(Delegation wanted, String reason, Subject.Officer by) {
        var now = desk.maker.now();
        var as = allowed(by, Action.DELEGATE, wanted.grantor(), Map.of());
        notToOneself(wanted, by);
        check(wanted, reason, now);
        wanted.actions().forEach(action -> has(by, wanted.grantor(), action));
        var lending =
                new Lending(desk.maker.id(), wanted, reason, by.person(), now, Optional.empty(), Optional.empty());
        return doing(lending, by, as, "delegation.drafted", () -> store.add(lending, as.post()));
    }

    /// Puts it in force. @throws Problem `four-eyes` for whoever drafted it or receives it,
    /// `delegation.decided`
    public Lending approve(String code, Subject.Officer by) {
        allowed(by, Action.DELEGATE_APPROVE, "", Map.of());
        var lending = store.find(code).orElseThrow(LendPowers::absent);
        var as = allowed(by, Action.DELEGATE_APPROVE, "", Map.of(lending.draftedBy(), Set.of(Action.DELEGATE)));
        notToOneself(lending.delegation(), by);
        check(lending.delegation(), lending.reason(), desk.maker.now());
        return doing(lending, by, as, "delegation.approved", () -> {
            if (!store.approve(lending.id(), by.person(), as.post(), desk.maker.now())) {
                throw decided();
            }
        });
    }

    /// Takes it back from this moment on: by the unit that lends, or by whoever could have approved it.
    public Lending revoke(String code, Subject.Officer by) {
        if (!reads(by)) {
            throw notPermitted();
        }
        var lending = store.find(code).orElseThrow(LendPowers::absent);
        var as = may(by, Action.DELEGATE_APPROVE, "")
                ? allowed(by, Action.DELEGATE_APPROVE, "", Map.of())
                : allowed(by, Action.DELEGATE, lending.delegation().grantor(), Map.of());
        return doing(lending, by, as, "delegation.revoked", () -> {
            if (!store.revoke(lending.id(), by.person(), desk.maker.now())) {
                throw decided();
            }
        });
    }

    /// Whether somebody may see delegations: those who may draft one for their unit, or approve.
    public boolean reads(Subject.Officer by) {
        return may(by, Action.DELEGATE_APPROVE, "")
                || by.holdings().stream().anyMatch(held -> may(by, Action.DELEGATE, held.unit()));
    }

    private void check(Delegation wanted, String reason, Instant now) {
        CheckText.check(reason, REASON, "/reason");
        if (reason.isBlank()) {
            throw Problem.invalid("delegation.reason", "Say why the post should be lent this.", "/reason");
        }
        if (wanted.actions().isEmpty()) {
            throw Problem.invalid("delegation.actions", "Name what is lent.", "/actions");
        }
        if (wanted.perDay() < 1 || wanted.perDay() > PER_DAY) {
            throw Problem.invalid("delegation.per-day", "A delegation holds 1 to 1000 times a day.", "/perDay");
        }
        if (wanted.categories().size() > CATEGORIES) {
            throw Problem.invalid("delegation.categories", "It names at most 50 categories.", "/categories");
        }
        var end = wanted.validity()
                .end()
                .filter(to ->
                        to.isAfter(now) && !to.isAfter(wanted.validity().from().plus(LONGEST)));
        if (end.isEmpty()) {
            throw Problem.invalid("delegation.end", "It ends later than now and within three years.", "/to");
        }
        if (city.places.area(wanted.area()).isEmpty()) {
            throw Problem.invalid("location.unknown-area", "There is no such area.", "/area");
        }
        if (city.parties.get().post(wanted.post()).isEmpty()) {
            throw Problem.invalid("post.unknown", "The unit has no such post.", "/post");
        }
        if (city.parties.get().holder(wanted.post(), now).isEmpty()) {
            throw Problem.conflict("post.vacant", "Nobody holds that post.");
        }
        if (city.articles.inForce(wanted.basis(), now).isEmpty()) {
            throw Problem.invalid("rule.unbased", "No article of that name is in force then.", "/basis");
        }
    }

    private static void notToOneself(Delegation lent, Subject.Officer by) {
        if (by.holdings().stream().anyMatch(held -> held.post().equals(lent.post()))) {
            throw Problem.forbidden("four-eyes", "Nobody lends a power to a post of their own.");
        }
    }

    /// Nobody lends what they could not do from a post of that unit.
    private static void has(Subject.Officer by, String grantor, Action action) {
        var role = action.role().orElseThrow();
        if (by.holdings().stream()
                .noneMatch(held ->
                        held.unit().equals(grantor) && held.permissions().contains(role))) {
            throw Problem.forbidden("delegation.unlent", "Nobody lends what their own post may not do.");
        }
    }

    private boolean may(Subject.Officer by, Action action, String unit) {
        return decide(by, action, unit, Map.of()) instanceof Decision.Allowed;
    }

    private Subject.Holding allowed(Subject.Officer by, Action action, String unit, Map<UUID, Set<Action>> done) {
        return switch (decide(by, action, unit, done)) {
            case Decision.Allowed(var _, var held) ->
                held.or(() -> by.holdings().stream().min(Comparator.comparing(Subject.Holding::post)))
                        .orElseThrow();
            case Decision.Forbidden(var forbid)
            when forbid == Forbid.FOUR_EYES ->
                throw Problem.forbidden("four-eyes", "Whoever did the one may not do the other.");
            case Decision.Forbidden _, Decision.NoPermit _ -> throw notPermitted();
        };
    }

    private Decision decide(Subject.Officer by, Action action, String unit, Map<UUID, Set<Action>> done) {
        var resource = Resource.matter("", unit, List.of()).standing(Set.of(), done);
        return Policy.decide(by, action, resource, Context.at(city.parties.get(), desk.maker.now()));
    }

    private Lending doing(Lending lending, Subject.Officer by, Subject.Holding as, String deed, Runnable work) {
        desk.transactions.executeWithoutResult(_ -> {
            work.run();
            var lent = lending.delegation();
            desk.entries.add(Entry.of(deed, desk.maker.now(), desk.maker.random())
                    .fact("delegation", lent.code())
                    .fact("grantor", lent.grantor())
                    .fact("post", lent.post())
                    .fact(
                            "actions",
                            lent.actions().stream().map(Action::key).sorted().toList())
                    .fact("categories", lent.categories().stream().sorted().toList())
                    .fact("area", lent.area())
                    .fact("per-day", lent.perDay())
                    .fact("basis", lent.basis().value())
                    .fact("from", lent.validity().from().toString())
                    .fact("to", lent.validity().end().orElseThrow().toString())
                    .fact("by", Map.of("unit", as.unit(), "post", as.post()))
                    .commit("actor", by.person().toString())
                    .commit("reason", lending.reason())
                    .sealed(desk.maker.id()));
            desk.audit.write(AuditRecord.of(desk.maker, by, as, deed, new AuditRecord.What("delegation", lent.code())));
        });
        live.forget();
        return store.find(lending.delegation().code()).orElseThrow();
    }

    private static Problem decided() {
        return Problem.conflict("delegation.decided", "This delegation was decided already.");
    }

    private static Problem absent() {
        return Problem.absent("delegation.absent", "There is no such delegation.");
    }

    private static Problem notPermitted() {
        return Problem.forbidden("delegation.not-permitted", "This is for another post to lend.");
    }
}
