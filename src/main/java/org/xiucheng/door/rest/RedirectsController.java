package org.xiucheng.door.rest;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Set;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.xiucheng.decide.redirect.RedirectMany;
import org.xiucheng.decide.redirect.Selection;
import org.xiucheng.serve.redirect.ReadRedirects;
import org.xiucheng.serve.redirect.RedirectView;

/// Correcting many wrong dispatches at once: seen first, then proposed, approved, carried out step by step.
@RestController
class RedirectsController {
    private static final String REDIRECTS = "/api/v1/redirects";
    private static final Set<String> WISH = Set.of("selection", "unit", "ground", "reason");
    private static final Set<String> SELECTION = Set.of("rule", "unit", "system", "code", "from", "to");

    private final RedirectMany redirect;
    private final ReadRedirects read;
    private final Showing showing;

    RedirectsController(RedirectMany redirect, ReadRedirects read, Showing showing) {
        this.redirect = redirect;
        this.read = read;
        this.showing = showing;
    }

    record Listed(List<RedirectView> items) {}

    @GetMapping(REDIRECTS)
    Listed list(HttpServletRequest request) {
        var officer = showing.officer(request);
        return new Listed(redirect.list(officer).stream()
                .map(batch -> read.view(batch, officer))
                .toList());
    }

    @PostMapping(REDIRECTS + "/rehearsal")
    RedirectView.Rehearsal rehearse(JsonBody body, HttpServletRequest request) {
        return read.rehearsal(redirect.rehearse(wish(body), showing.officer(request)));
    }

    @PostMapping(REDIRECTS)
    @ResponseStatus(HttpStatus.CREATED)
    RedirectView propose(JsonBody body, HttpServletRequest request) {
        var officer = showing.officer(request);
        return read.view(redirect.propose(wish(body), officer), officer);
    }

    @GetMapping(REDIRECTS + "/{code}")
    RedirectView get(@PathVariable String code, HttpServletRequest request) {
        var officer = showing.officer(request);
        return read.view(redirect.get(code, officer), officer);
    }

    @PostMapping(REDIRECTS + "/{code}/approval")
    RedirectView approve(@PathVariable String code, HttpServletRequest request) {
        var officer = showing.officer(request);
        return read.view(redirect.approve(code, officer), officer);
    }

    @PostMapping(REDIRECTS + "/{code}/steps")
    RedirectView carryOut(@PathVariable String code, HttpServletRequest request) {
        var officer = showing.officer(request);
        return read.view(redirect.carryOut(code, officer), officer);
    }

    @PostMapping(REDIRECTS + "/{code}/withdrawal")
    RedirectView withdraw(@PathVariable String code, HttpServletRequest request) {
        var officer = showing.officer(request);
        return read.view(redirect.withdraw(code, officer), officer);
    }

    private static RedirectMany.Wish wish(JsonBody body) {
        var fields = body.fields(WISH);
        var chosen = fields.findObject("selection", SELECTION).orElseThrow(() -> fields.missing("selection"));
        var selection = new Selection(
                chosen.findText("rule"),
                chosen.findText("unit"),
                chosen.findText("system"),
                chosen.findText("code"),
                chosen.findInstant("from"),
                chosen.findInstant("to"));
        return new RedirectMany.Wish(selection, fields.findText("unit"), fields.text("ground"), fields.text("reason"));
    }
}
