package org.xiucheng.door.rest;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.xiucheng.decide.identity.ForeseeGuess;
import org.xiucheng.decide.identity.KeepContact;
import org.xiucheng.decide.identity.Relay;
import org.xiucheng.serve.identity.Held;
import org.xiucheng.serve.identity.ReadHeld;

/// What reporters may know and decide of themselves: what is held, who looked, protection, correction, erasure,
/// and the messages of the relay.
@RestController
class HeldController {
    private static final String BASE = "/api/v1/reports/{number}";
    private static final String TOKEN = "Report-Token";

    private final ReadHeld held;
    private final KeepContact keepContact;
    private final Relay relay;
    private final ForeseeGuess foreseeGuess;
    private final Showing showing;

    HeldController(ReadHeld held, KeepContact keepContact, Relay relay, ForeseeGuess foreseeGuess, Showing showing) {
        this.held = held;
        this.keepContact = keepContact;
        this.relay = relay;
        this.foreseeGuess = foreseeGuess;
        this.showing = showing;
    }

    /// The messages of a report.
    record Thread(List<Held.Message> items) {}

    /// The ways to guess who reports.
    record Preview(List<ForeseeGuess.Warning> warnings) {}

    @PostMapping("/api/v1/reports/preview")
    Preview preview(JsonBody body) {
        return new Preview(foreseeGuess.foresee(ReportsController.draft(body.fields(ReportsController.REPORT))));
    }

    @GetMapping(BASE + "/held")
    Held held(@PathVariable String number, @RequestHeader(name = TOKEN, required = false) @Nullable String token) {
        var parsed = Conditions.numbered(number);
        return held.held(parsed, showing.reporter(parsed, token));
    }

    @GetMapping(BASE + "/export")
    Held.Export export(
            @PathVariable String number, @RequestHeader(name = TOKEN, required = false) @Nullable String token) {
        var parsed = Conditions.numbered(number);
        return held.export(parsed, showing.reporter(parsed, token));
    }

    @PutMapping(BASE + "/contact")
    Held correct(
            @PathVariable String number,
            @RequestHeader(name = TOKEN, required = false) @Nullable String token,
            JsonBody body) {
        var parsed = Conditions.numbered(number);
        var reporter = showing.reporter(parsed, token);
        keepContact.correct(parsed, ReportsController.contact(body.fields(ReportsController.CONTACT)), reporter);
        return held.held(parsed, reporter);
    }

    @DeleteMapping(BASE + "/contact")
    Held erase(@PathVariable String number, @RequestHeader(name = TOKEN, required = false) @Nullable String token) {
        var parsed = Conditions.numbered(number);
        var reporter = showing.reporter(parsed, token);
        keepContact.erase(parsed, reporter);
        return held.held(parsed, reporter);
    }

    @PutMapping(BASE + "/protection")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void protect(
            @PathVariable String number,
            @RequestHeader(name = TOKEN, required = false) @Nullable String token,
            JsonBody body,
            HttpServletRequest request) {
        var parsed = Conditions.numbered(number);
        var fields = body.fields(Set.of("on"));
        var on = fields.findTruth("on").orElseThrow(() -> fields.missing("on"));
        keepContact.protect(parsed, on, showing.subject(parsed, token, request));
    }

    @GetMapping(BASE + "/messages")
    Thread messages(
            @PathVariable String number,
            @RequestHeader(name = TOKEN, required = false) @Nullable String token,
            HttpServletRequest request) {
        var parsed = Conditions.numbered(number);
        return new Thread(held.messages(parsed, showing.subject(parsed, token, request)));
    }

    @PostMapping(BASE + "/messages")
    @ResponseStatus(HttpStatus.CREATED)
    Thread send(
            @PathVariable String number,
            @RequestHeader(name = TOKEN, required = false) @Nullable String token,
            JsonBody body,
            HttpServletRequest request) {
        var parsed = Conditions.numbered(number);
        var from = showing.subject(parsed, token, request);
        relay.send(parsed, body.fields(Set.of("text")).text("text"), from);
        return new Thread(held.messages(parsed, from));
    }
}
