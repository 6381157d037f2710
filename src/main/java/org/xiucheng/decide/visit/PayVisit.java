package org.xiucheng.decide.visit;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.stereotype.Service;
import org.xiucheng.decide.intake.ReceiveReport;
import org.xiucheng.kernel.Problem;
import org.xiucheng.kernel.access.Subject;
import org.xiucheng.kernel.category.CategoryKey;
import org.xiucheng.kernel.evidence.Entry;
import org.xiucheng.kernel.matter.PublicNumber;
import org.xiucheng.sense.patrol.Errand;
import org.xiucheng.sense.patrol.PatrolRules;
import org.xiucheng.sense.report.CheckText;
import org.xiucheng.sense.report.ReportDraft;
import org.xiucheng.sense.report.Where;

/// One visit on the own round, of any form: an errand run, a look in on somebody who wants it, a public
/// service looked
/// at. What is not in order and not put right on the spot becomes a matter by the ordinary way in.
@Service
public class PayVisit {
    /// The way in of what is found at a service point.
    public static final String CHANNEL = "visit";

    private static final VisitLimits LIMITS = VisitLimits.USUAL;

    private final PatrolRules rules;
    private final Rounds rounds;
    private final ReceiveReport receive;
    private final Store store;
    private final KeepConsent.Desk desk;

    PayVisit(PatrolRules rules, Rounds rounds, ReceiveReport receive, Store store, KeepConsent.Desk desk) {
        this.rules = rules;
        this.rounds = rounds;
        this.receive = receive;
        this.store = store;
        this.desk = desk;
    }

    /// Where visits and consents lie.
    @Component
    record Store(SqlVisits visits, SqlConsents consents, KeepConsent keep) {}

    /// What a worker writes down.
    ///
    /// @param area where somebody was served; of the own round
    /// @param consent by which somebody was looked in on
    public record Served(String errand, String area, Optional<String> consent) {}

    /// What a worker saw at a service point.
    ///
    /// @param found in words; needed where something is bad
    public record Looked(String errand, String point, Map<String, Visit.Seen> seen, String found) {}

    /// Writes down that somebody was served.
    ///
    /// @throws Problem `visit.errand`, `visit.round`, `consent.absent` for one that does not hold or is not
    /// due,
    /// `visit.many`
    public Visit serve(Served served, Subject.Officer by) {
        var now = desk.maker().now();
        var errand = errand(served.errand(), Errand.Kind.SERVE);
        var mine = rounds.find(served.area(), by, now).orElseThrow(PayVisit::elsewhere);
        if (errand.consent().isPresent() != served.consent().isPresent()) {
            throw Problem.invalid(
                    "visit.consent", "A consent is named where, and only where, one is needed.", "/consent");
        }
        return desk.viewer().read(by, () -> {
            var consent = served.consent()
                    .map(code -> store.consents
                            .find(code, now)
                            .filter(found -> found.errand().equals(errand.key())
                                    && found.area().equals(mine.area()))
                            .filter(found -> store.keep.due(found, now))
                            .orElseThrow(KeepConsent::absent));
            var visit = new Visit(
                    desk.maker().id(),
                    PublicNumber.fresh(now, desk.maker().random()).text(),
                    errand.kind().key(),
                    errand.key(),
                    mine.area(),
                    consent.map(Consent::id),
                    Optional.empty(),
                    Optional.empty(),
                    now);
            return kept(visit, by, mine.as());
        });
    }

    /// Writes down how a public service was, and makes a matter of what is bad.
    ///
    /// @throws Problem `visit.errand`, `visit.point`, `visit.checklist`, `visit.finding`, `length.max`,
    /// `visit.many`
    public Visit look(Looked looked, Subject.Officer by) {
        var now = desk.maker().now();
        var errand = errand(looked.errand(), Errand.Kind.SUPERVISE);
        var point = rounds.point(errand, looked.point(), by, now)
                .orElseThrow(() -> Problem.invalid("visit.point", "No such service point is on your round.", "/point"));
        var items = errand.checklist().stream().map(Errand.Item::key).toList();
        if (looked.seen().size() != items.size() || !looked.seen().keySet().containsAll(items)) {
            throw Problem.invalid("visit.checklist", "Say of each thing on the list how it was.", "/seen");
        }
        var bad = looked.seen().containsValue(Visit.Seen.BAD);
        CheckText.check(looked.found(), LIMITS.finding(), "/found");
        if (bad == looked.found().isBlank()) {
            throw Problem.invalid("visit.finding", "Say what is bad where, and only where, something is.", "/found");
        }
        few(by, now);
        var code = PublicNumber.fresh(now, desk.maker().random()).text();
        var number = bad
                ? Optional.of(receive.receive(draft(point, looked.found(), code), by, Optional.empty())
                        .number()
                        .text())
                : Optional.<String>empty();
        var visit = new Visit(
                desk.maker().id(),
                code,
                errand.kind().key(),
                errand.key(),
                point.mine().area(),
                Optional.empty(),
                Optional.of(new Visit.At(looked.point(), point.unit(), looked.seen())),
                number,
                now);
        return desk.viewer().read(by, () -> kept(visit, by, point.mine().as()));
    }

    private Visit kept(Visit visit, Subject.Officer by, Subject.Holding as) {
        if (store.visits.of(by.person(), startOfDay(visit.at())).size() >= LIMITS.visits()) {
            throw many();
        }
        store.visits.add(visit, by, as);
        var entry = Entry.of("visit.paid", visit.at(), desk.maker().random())
                .fact("visit", visit.code())
                .fact("errand", visit.errand())
                .fact("area", visit.area())
                .fact("unit", as.unit())
                .fact("post", as.post());
        visit.point().ifPresent(at -> entry.fact("point", at.point()).fact("about", at.unit()));
        visit.number().ifPresent(number -> entry.fact("matter", number));
        desk.entries().add(entry.sealed(desk.maker().id()));
        return visit;
    }

    private void few(Subject.Officer by, Instant now) {
        var today = desk.viewer().read(by, () -> store.visits.of(by.person(), startOfDay(now)));
        if (today.size() >= LIMITS.visits()) {
            throw many();
        }
    }

    private Instant startOfDay(Instant at) {
        var calendar = desk.calendars().at(at);
        return calendar.dayOf(at).atStartOfDay(calendar.zone()).toInstant();
    }

    private Errand errand(String key, Errand.Kind kind) {
        return rules.errand(key)
                .filter(errand -> errand.kind() == kind)
                .orElseThrow(() -> Problem.invalid("visit.errand", "There is no such errand here.", "/errand"));
    }

    private static ReportDraft draft(Rounds.Point point, String found, String visit) {
        var thing = point.thing();
        return new ReportDraft(
                CHANNEL,
                found,
                Optional.of(new CategoryKey(thing.system(), thing.code())),
                new Where(Optional.empty(), Optional.empty(), Optional.of(thing.id()), Optional.empty()),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Map.<String, List<String>>of(),
                Optional.empty(),
                Optional.of(visit));
    }

    private static Problem elsewhere() {
        return Problem.forbidden("visit.round", "That area is not on your round.");
    }

    private static Problem many() {
        return Problem.conflict("visit.many", "There were as many visits today as one person makes.");
    }
}
