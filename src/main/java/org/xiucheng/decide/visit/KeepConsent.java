package org.xiucheng.decide.visit;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;
import org.xiucheng.kernel.Problem;
import org.xiucheng.kernel.access.AuditRecord;
import org.xiucheng.kernel.access.IdentitySeal;
import org.xiucheng.kernel.access.Subject;
import org.xiucheng.kernel.access.sql.AsViewer;
import org.xiucheng.kernel.access.sql.SqlAudit;
import org.xiucheng.kernel.calendar.Calendars;
import org.xiucheng.kernel.evidence.Entry;
import org.xiucheng.kernel.evidence.sql.SqlEntries;
import org.xiucheng.kernel.matter.PublicNumber;
import org.xiucheng.kernel.matter.ReportToken;
import org.xiucheng.kernel.time.Maker;
import org.xiucheng.sense.patrol.Errand;
import org.xiucheng.sense.patrol.PatrolRules;
import org.xiucheng.sense.report.CheckText;
import tools.jackson.databind.json.JsonMapper;

/// Keeps that somebody wants to be looked after: given face to face, closed under a key of its own, opened on
/// the day of
/// a visit by the worker of the round, taken back at once by whoever gave it, and destroyed with its term.
@Service
public class KeepConsent {
    private static final VisitLimits LIMITS = VisitLimits.USUAL;
    private static final int TOKEN = 16;

    private final SqlConsents consents;
    private final Rounds rounds;
    private final PatrolRules rules;
    private final IdentitySeal seal;
    private final Desk desk;
    private final JsonMapper json = JsonMapper.shared();

    KeepConsent(SqlConsents consents, Rounds rounds, PatrolRules rules, IdentitySeal seal, Desk desk) {
        this.consents = consents;
        this.rounds = rounds;
        this.rules = rules;
        this.seal = seal;
        this.desk = desk;
    }

    /// What every deed here needs.
    @Component("visitDesk")
    record Desk(
            AsViewer viewer,
            TransactionTemplate transactions,
            SqlAudit audit,
            SqlEntries entries,
            Calendars calendars,
            Maker maker) {}

    /// What somebody asks for.
    ///
    /// @param area of the worker's own round
    /// @param days for how long
    public record Wish(String errand, String area, int days, Consent.Contact contact) {}

    /// What is left with whoever gave it.
    ///
    /// @param token shown once; with it the consent is taken back
    public record Given(String code, ReportToken token, Instant until) {}

    /// Takes a consent down.
    ///
    /// @throws Problem `visit.round` outside the own round, `visit.errand` for one that needs none,
    /// `consent.days`,
    /// `consent.many`, `consent.blank`, `length.max`
    public Given give(Wish wish, Subject.Officer by) {
        var now = desk.maker.now();
        var mine = rounds.find(wish.area(), by, now)
                .orElseThrow(() -> Problem.forbidden("visit.round", "That area is not on your round."));
        var term = rules.errand(wish.errand())
                .flatMap(Errand::consent)
                .orElseThrow(() -> Problem.invalid("visit.errand", "No such errand needs a consent here.", "/errand"));
        if (wish.days() < 1 || wish.days() > term.days()) {
            throw Problem.invalid("consent.days", "A consent lasts 1 to " + term.days() + " days.", "/days");
        }
        check(wish.contact());
        var bytes = new byte[TOKEN];
        desk.maker.random().nextBytes(bytes);
        var token = new ReportToken(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
        var id = desk.maker.id();
        var consent = new Consent(
                id,
                PublicNumber.fresh(now, desk.maker.random()).text(),
                wish.errand(),
                wish.area(),
                seal.close(id, json.writeValueAsString(wish.contact()).getBytes(StandardCharsets.UTF_8)),
                now,
                now.plus(Duration.ofDays(wish.days())),
                Optional.empty());
        desk.viewer.read(by, () -> {
            if (consents.holding(List.of(wish.area()), now).size() >= LIMITS.consents()) {
                throw Problem.conflict("consent.many", "More people than can be looked after wait in that area.");
            }
            consents.add(consent, token.hash(), by, mine.as());
            written("consent.given", consent, by, mine.as());
            return consent;
        });
        return new Given(consent.code(), token, consent.until());
    }

    /// Opens who it is, on the day on which a visit is due, for the worker of the round; that somebody looked
    /// is on disk
    /// before the first byte leaves.
    ///
    /// @throws Problem `consent.absent` where it is over, on another's round, or not due today
    public Consent.Contact open(String code, Subject.Officer by) {
        var now = desk.maker.now();
        var consent = desk.viewer.read(by, () -> {
            var found = found(code, by, now);
            if (!due(found.consent(), now)) {
                throw absent();
            }
            desk.audit.write(AuditRecord.of(
                    desk.maker, by, found.as(), "consent.opened", new AuditRecord.What("consent", code)));
            consents.looked(desk.maker.id(), found.consent().id(), now, by, found.as());
            return found.consent();
        });
        return json.readValue(seal.open(consent.contact()), Consent.Contact.class);
    }

    /// Ends it for somebody who says so to the worker.
    ///
    /// @throws Problem `consent.absent`
    public void end(String code, Subject.Officer by) {
        var now = desk.maker.now();
        desk.viewer.read(by, () -> {
            var found = found(code, by, now);
            consents.end(found.consent().id(), now);
            written("consent.ended", found.consent(), by, found.as());
            return code;
        });
    }

    /// Whether a visit is due on that day: there was none yet, or the last is so many days ago.
    public boolean due(Consent consent, Instant now) {
        var every = rules.errand(consent.errand()).flatMap(Errand::consent).map(Errand.Consent::every);
        var calendar = desk.calendars.at(now);
        var today = calendar.dayOf(now);
        return every.isPresent()
                && consent.last()
                        .map(last -> !calendar.dayOf(last).plusDays(every.get()).isAfter(today))
                        .orElse(true);
    }

    private record Found(Consent consent, Subject.Holding as) {}

    private Found found(String code, Subject.Officer by, Instant now) {
        var consent = consents.find(code, now).orElseThrow(KeepConsent::absent);
        return new Found(
                consent,
                rounds.find(consent.area(), by, now)
                        .orElseThrow(KeepConsent::absent)
                        .as());
    }

    private void written(String kind, Consent consent, Subject.Officer by, Subject.Holding as) {
        desk.audit.write(AuditRecord.of(desk.maker, by, as, kind, new AuditRecord.What("consent", consent.code())));
        desk.entries.add(Entry.of(kind, desk.maker.now(), desk.maker.random())
                .fact("consent", consent.code())
                .fact("errand", consent.errand())
                .fact("unit", as.unit())
                .fact("post", as.post())
                .sealed(desk.maker.id()));
    }

    private static void check(Consent.Contact contact) {
        CheckText.check(contact.name(), LIMITS.contact(), "/name");
        CheckText.check(contact.address(), LIMITS.contact(), "/address");
        CheckText.check(contact.phone(), LIMITS.contact(), "/phone");
        CheckText.check(contact.wish(), LIMITS.contact(), "/wish");
        if (contact.name().isBlank() || contact.address().isBlank()) {
            throw Problem.invalid("consent.blank", "Say who wants it and where they live.", "/name");
        }
    }

    static Problem absent() {
        return Problem.absent("consent.absent", "There is no such consent.");
    }
}
