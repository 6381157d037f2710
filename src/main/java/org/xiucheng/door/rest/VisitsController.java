package org.xiucheng.door.rest;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.xiucheng.decide.visit.Consent;
import org.xiucheng.decide.visit.KeepConsent;
import org.xiucheng.decide.visit.PayVisit;
import org.xiucheng.decide.visit.ShowConsent;
import org.xiucheng.decide.visit.SqlConsents;
import org.xiucheng.decide.visit.Visit;
import org.xiucheng.kernel.Problem;
import org.xiucheng.kernel.matter.ReportToken;
import org.xiucheng.sense.patrol.Errand;
import org.xiucheng.sense.patrol.PatrolRules;
import org.xiucheng.serve.visit.ReadRound;

/// The round of a grid worker: visits, consents, and what whoever gave a consent does with its token.
@RestController
class VisitsController {
    private static final String CONSENTS = "/api/v1/consents";
    private static final Set<String> VISIT = Set.of("errand", "area", "consent", "point", "seen", "found");
    private static final Set<String> CONSENT = Set.of("errand", "area", "days", "name", "address", "phone", "wish");

    private final ReadRound round;
    private final PayVisit payVisit;
    private final KeepConsent keepConsent;
    private final ShowConsent showConsent;
    private final Asked asked;

    VisitsController(
            ReadRound round, PayVisit payVisit, KeepConsent keepConsent, ShowConsent showConsent, Asked asked) {
        this.round = round;
        this.payVisit = payVisit;
        this.keepConsent = keepConsent;
        this.showConsent = showConsent;
        this.asked = asked;
    }

    /// Who asks, when, and which errands there are.
    @Component("visitsAsked")
    record Asked(Showing showing, InstantSource clock, PatrolRules rules) {}

    /// A visit, written down, and the number of the matter that came of it.
    record Paid(String code, Optional<String> number) {}

    /// What is left with whoever gave a consent; the token is told once.
    record Given(String code, String token, Instant until) {}

    record Told(List<SqlConsents.Told> items) {}

    @GetMapping("/api/v1/visits")
    ReadRound.Round round(HttpServletRequest request) {
        return round.of(asked.showing.officer(request), asked.clock.instant());
    }

    @PostMapping("/api/v1/visits")
    @ResponseStatus(HttpStatus.CREATED)
    Paid pay(JsonBody body, HttpServletRequest request) {
        var officer = asked.showing.officer(request);
        var fields = body.fields(VISIT);
        var errand = fields.text("errand");
        var visit = fields.findText("point")
                .map(point -> payVisit.look(
                        new PayVisit.Looked(
                                errand,
                                point,
                                seen(errand, fields),
                                fields.findText("found").orElse("")),
                        officer))
                .orElseGet(() -> payVisit.serve(
                        new PayVisit.Served(errand, fields.text("area"), fields.findText("consent")), officer));
        return new Paid(visit.code(), visit.number());
    }

    @PostMapping(CONSENTS)
    @ResponseStatus(HttpStatus.CREATED)
    Given give(JsonBody body, HttpServletRequest request) {
        var officer = asked.showing.officer(request);
        var fields = body.fields(CONSENT);
        var days = fields.findWhole("days").orElseThrow(() -> fields.missing("days"));
        var contact = new Consent.Contact(
                fields.text("name"),
                fields.text("address"),
                fields.findText("phone").orElse(""),
                fields.findText("wish").orElse(""));
        var given = keepConsent.give(
                new KeepConsent.Wish(fields.text("errand"), fields.text("area"), days, contact), officer);
        return new Given(given.code(), given.token().text(), given.until());
    }

    @PostMapping(CONSENTS + "/{code}/looks")
    Consent.Contact open(@PathVariable String code, JsonBody body, HttpServletRequest request) {
        body.fields(Set.of());
        return keepConsent.open(code, asked.showing.officer(request));
    }

    @PostMapping(CONSENTS + "/{code}/end")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void end(@PathVariable String code, JsonBody body, HttpServletRequest request) {
        body.fields(Set.of());
        keepConsent.end(code, asked.showing.officer(request));
    }

    @PostMapping(CONSENTS + "/{code}/told")
    Told told(@PathVariable String code, JsonBody body) {
        return new Told(showConsent.told(code, token(body)));
    }

    @PostMapping(CONSENTS + "/{code}/withdrawal")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void withdraw(@PathVariable String code, JsonBody body) {
        showConsent.withdraw(code, token(body));
    }

    private static ReportToken token(JsonBody body) {
        return new ReportToken(body.fields(Set.of("token")).text("token"));
    }

    /// How each thing on the list of that errand was; a thing that is not on it is refused as an unknown field.
    private Map<String, Visit.Seen> seen(String errand, Fields fields) {
        var items = asked.rules.errand(errand).stream()
                .flatMap(found -> found.checklist().stream())
                .map(Errand.Item::key)
                .collect(Collectors.toUnmodifiableSet());
        var object = fields.findObject("seen", items).orElseThrow(() -> fields.missing("seen"));
        var seen = new HashMap<String, Visit.Seen>();
        items.forEach(item -> object.findText(item).ifPresent(text -> seen.put(item, one(text, object.at(item)))));
        return seen;
    }

    private static Visit.Seen one(String text, String at) {
        for (var seen : Visit.Seen.values()) {
            if (seen.name().toLowerCase(Locale.ROOT).equals(text)) {
                return seen;
            }
        }
        throw Problem.invalid("visit.seen", "A thing was good, settled or bad.", at);
    }
}
