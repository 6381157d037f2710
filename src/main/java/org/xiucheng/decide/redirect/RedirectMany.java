package org.xiucheng.decide.redirect;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;
import org.xiucheng.decide.act.ActRequest;
import org.xiucheng.decide.act.PerformAct;
import org.xiucheng.kernel.Problem;
import org.xiucheng.kernel.access.AuditRecord;
import org.xiucheng.kernel.access.Permission;
import org.xiucheng.kernel.access.Subject;
import org.xiucheng.kernel.access.sql.SqlAudit;
import org.xiucheng.kernel.evidence.Entry;
import org.xiucheng.kernel.evidence.sql.SqlEntries;
import org.xiucheng.kernel.matter.PublicNumber;
import org.xiucheng.kernel.matter.sql.SqlMatters;
import org.xiucheng.kernel.party.sql.CurrentParties;
import org.xiucheng.kernel.time.Maker;
import org.xiucheng.sense.report.CheckText;

/// Corrects many wrong dispatches: chosen, seen, approved by another person where they are many, then moved
/// one by one by the ordinary act, each with its evidence and the one reference.
///
/// A step that was interrupted goes on where it stopped; a matter that moved or closed meanwhile is left
/// alone, and the line says why.
@Service
public class RedirectMany {
    private static final RedirectLimits LIMITS = RedirectLimits.USUAL;
    private static final String DONE = "done";

    private final SqlBatches batches;
    private final ChooseMatters choose;
    private final SqlMatters matters;
    private final PerformAct performAct;
    private final Desk desk;

    RedirectMany(SqlBatches batches, ChooseMatters choose, SqlMatters matters, PerformAct performAct, Desk desk) {
        this.batches = batches;
        this.choose = choose;
        this.matters = matters;
        this.performAct = performAct;
        this.desk = desk;
    }

    /// What every deed here needs.
    @Component("redirectDesk")
    record Desk(
            TransactionTemplate transactions,
            SqlAudit audit,
            SqlEntries entries,
            CurrentParties parties,
            Maker maker) {}

    /// What somebody wants corrected.
    public record Wish(Selection selection, Optional<String> to, String ground, String reason) {}

    /// What it would do, without doing it: the lines, of which at most 500 are looked at.
    ///
    /// @throws Problem `redirect.selection`, `redirect.ground`, `unit.unknown`, `permission.missing`
    public List<Batch.Line> rehearse(Wish wish, Subject.Officer by) {
        var now = desk.maker.now();
        dispatcher(by);
        check(wish, now);
        return choose.choose(wish.selection(), wish.to(), by, now, LIMITS.matters());
    }

    /// Writes down what shall be corrected.
    ///
    /// @throws Problem as `rehearse`, and `redirect.nothing`
    public Batch propose(Wish wish, Subject.Officer by) {
        var lines = rehearse(wish, by);
        if (lines.isEmpty()) {
            throw Problem.conflict("redirect.nothing", "No matter of yours would go elsewhere.");
        }
        var now = desk.maker.now();
        var as = dispatcher(by);
        var batch = new Batch(
                desk.maker.id(),
                PublicNumber.fresh(now, desk.maker.random()).text(),
                wish.selection(),
                wish.to(),
                wish.ground(),
                wish.reason(),
                lines.size() > LIMITS.alone(),
                new Batch.By(by.person(), as.post(), now),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                lines);
        return doing(() -> {
            batches.add(batch, as.unit());
            written(by, as, "redirect.proposed", batch, now);
            return batch;
        });
    }

    /// Another person's yes.
    ///
    /// @throws Problem `redirect.absent`, `redirect.decided`, `four-eyes`
    public Batch approve(String code, Subject.Officer by) {
        var as = by.may(Permission.SUPERVISE) ? holding(by, Permission.SUPERVISE) : dispatcher(by);
        return doing(() -> {
            var batch = batches.lock(code).orElseThrow(RedirectMany::absent);
            if (batch.standing() != Batch.Standing.PROPOSED) {
                throw decided();
            }
            if (batch.proposed().person().equals(by.person())) {
                throw Problem.forbidden("four-eyes", "Another person must decide this.");
            }
            var now = desk.maker.now();
            batches.approve(batch.id(), new Batch.By(by.person(), as.post(), now));
            written(by, as, "redirect.approved", batch, now);
            return batches.find(code).orElseThrow();
        });
    }

    /// Gives it up; what was moved stays moved.
    public Batch withdraw(String code, Subject.Officer by) {
        var as = by.may(Permission.SUPERVISE) ? holding(by, Permission.SUPERVISE) : dispatcher(by);
        return doing(() -> {
            var batch = batches.lock(code).orElseThrow(RedirectMany::absent);
            switch (batch.standing()) {
                case PROPOSED, READY -> {}
                case WITHDRAWN, FINISHED -> throw decided();
            }
            var now = desk.maker.now();
            batches.withdraw(batch.id(), now);
            written(by, as, "redirect.withdrawn", batch, now);
            return batches.find(code).orElseThrow();
        });
    }

    /// Moves the next of them, at most fifty, and says how it stands then.
    ///
    /// @throws Problem `redirect.unapproved`, `redirect.decided`
    public Batch carryOut(String code, Subject.Officer by) {
        dispatcher(by);
        var batch = batches.find(code).orElseThrow(RedirectMany::absent);
        switch (batch.standing()) {
            case READY -> {}
            case PROPOSED -> throw Problem.conflict("redirect.unapproved", "Another person must approve it first.");
            case WITHDRAWN, FINISHED -> throw decided();
        }
        return carryOut(batch, by);
    }

    /// Goes on with it as it was seen.
    Batch carryOut(Batch batch, Subject.Officer by) {
        batch.lines().stream()
                .filter(line -> line.outcome().isEmpty())
                .limit(LIMITS.step())
                .forEach(line -> outcome(batch, line, by)
                        .ifPresent(outcome -> batches.done(batch.id(), line, outcome, desk.maker.now())));
        var after = batches.find(batch.code()).orElseThrow();
        if (after.lines().stream().allMatch(line -> line.outcome().isPresent())) {
            batches.finish(batch.id(), desk.maker.now());
            return batches.find(batch.code()).orElseThrow();
        }
        return after;
    }

    /// Those that are there, latest first; for dispatching desks and supervisors.
    public List<Batch> list(Subject.Officer by) {
        reads(by);
        return batches.list(LIMITS.listed());
    }

    /// The one of that code. @throws Problem `redirect.absent`
    public Batch get(String code, Subject.Officer by) {
        reads(by);
        return batches.find(code).orElseThrow(RedirectMany::absent);
    }

    /// What became of one line; empty where somebody acted at the same moment, so that it is tried again, and
    /// where this desk does not reach it, so that another may.
    private Optional<String> outcome(Batch batch, Batch.Line line, Subject.Officer by) {
        if (batches.withdrawn(batch.id())) {
            return Optional.empty();
        }
        if (batches.wasDone(batch.code(), line.number())) {
            return Optional.of(DONE);
        }
        var number = new PublicNumber(line.number());
        var found = matters.find(number);
        if (found.isEmpty()) {
            return Optional.of("matter.absent");
        }
        var matter = found.get();
        var step = ChooseMatters.redirect(matter);
        if (!matter.open() || step.isEmpty() || !matter.lead().unit().equals(line.from())) {
            return Optional.of(matter.open() ? "moved-on" : "closed");
        }
        try {
            var request = new ActRequest(
                    step.get().verb(),
                    Optional.of(batch.ground()),
                    Optional.of(batch.reason()),
                    Optional.empty(),
                    Optional.of(line.to()),
                    Optional.empty());
            performAct.perform(number, request, matter.revision(), by, Optional.of(batch.code()));
            return Optional.of(DONE);
        } catch (Problem refused) {
            return switch (refused.kind()) {
                case STALE, ABSENT -> Optional.empty();
                case UNAVAILABLE -> throw refused;
                case Problem.Kind _ -> Optional.of(refused.code());
            };
        }
    }

    private void check(Wish wish, Instant now) {
        var selection = wish.selection();
        if (selection.rule().isEmpty() && selection.unit().isEmpty()) {
            throw Problem.invalid("redirect.selection", "Say which rule or which unit was wrong.", "/selection");
        }
        CheckText.check(wish.reason(), LIMITS.reason(), "/reason");
        if (wish.reason().isBlank()) {
            throw Problem.invalid("redirect.reason", "Say why they are corrected.", "/reason");
        }
        if (!choose.knows(wish.ground())) {
            throw Problem.invalid("redirect.ground", "That is no listed ground for taking a dispatch back.", "/ground");
        }
        wish.to().ifPresent(unit -> {
            if (desk.parties
                    .get()
                    .unit(unit)
                    .filter(found -> found.validity().holdsAt(now))
                    .isEmpty()) {
                throw Problem.invalid("unit.unknown", "There is no such unit here.", "/unit");
            }
        });
    }

    private static void reads(Subject.Officer by) {
        if (!by.may(Permission.SUPERVISE)) {
            dispatcher(by);
        }
    }

    private static Subject.Holding dispatcher(Subject.Officer by) {
        return holding(by, Permission.DISPATCH);
    }

    private static Subject.Holding holding(Subject.Officer by, Permission permission) {
        return by.holdings().stream()
                .filter(held -> held.permissions().contains(permission))
                .findFirst()
                .orElseThrow(() -> Problem.forbidden("permission.missing", "Your posts do not permit this."));
    }

    private void written(Subject.Officer by, Subject.Holding as, String deed, Batch batch, Instant now) {
        desk.audit.write(AuditRecord.of(desk.maker, by, as, deed, new AuditRecord.What("redirect", batch.code())));
        desk.entries.add(Entry.of(deed, now, desk.maker.random())
                .fact("redirect", batch.code())
                .fact("unit", as.unit())
                .fact("post", as.post())
                .fact("matters", batch.lines().size())
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
        return Problem.absent("redirect.absent", "There is no such correction.");
    }

    private static Problem decided() {
        return Problem.conflict("redirect.decided", "This is decided already.");
    }
}
