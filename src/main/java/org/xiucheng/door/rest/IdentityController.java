package org.xiucheng.door.rest;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Set;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.xiucheng.decide.identity.AskToLook;
import org.xiucheng.decide.identity.DecideGrant;
import org.xiucheng.decide.identity.KeepContact;
import org.xiucheng.serve.identity.GrantView;
import org.xiucheng.serve.identity.IdentityView;
import org.xiucheng.serve.identity.ReadGrants;
import org.xiucheng.serve.identity.ReadHolds;
import org.xiucheng.serve.identity.ReadIdentity;
import org.xiucheng.serve.matter.Shown;

/// Looking at who reported: asked for, approved, taken back, and done, by staff.
@RestController
class IdentityController {
    private static final String GRANTS = "/api/v1/identity-grants";
    private static final String OF_MATTER = "/api/v1/matters/{number}";

    private final Deeds deeds;
    private final ReadGrants grants;
    private final ReadIdentity identities;
    private final ReadHolds holds;
    private final Showing showing;

    IdentityController(Deeds deeds, ReadGrants grants, ReadIdentity identities, ReadHolds holds, Showing showing) {
        this.holds = holds;
        this.deeds = deeds;
        this.grants = grants;
        this.identities = identities;
        this.showing = showing;
    }

    /// What staff may do about an identity.
    @Component
    record Deeds(AskToLook askToLook, DecideGrant decideGrant, KeepContact keepContact) {}

    /// Grants, with the purposes for which one may be asked.
    record Grants(List<GrantView> items, List<Shown.Named> purposes) {}

    /// What was asked about one report, and how its reporter is protected.
    record Asked(List<GrantView> items, List<Shown.Named> purposes, ReadGrants.Protection protection) {}

    @GetMapping(OF_MATTER + "/identity-grants")
    Asked asked(@PathVariable String number, HttpServletRequest request) {
        var parsed = Conditions.numbered(number);
        var officer = showing.officer(request);
        return new Asked(grants.of(parsed, officer), grants.purposes(), grants.protection(parsed, officer));
    }

    @PostMapping(OF_MATTER + "/identity-grants")
    @ResponseStatus(HttpStatus.CREATED)
    GrantView ask(@PathVariable String number, JsonBody body, HttpServletRequest request) {
        var parsed = Conditions.numbered(number);
        var fields = body.fields(Set.of("purpose", "reason", "hours"));
        var hours = fields.findWhole("hours").orElseThrow(() -> fields.missing("hours"));
        var wish = new AskToLook.Wish(fields.text("purpose"), fields.text("reason"), hours);
        var officer = showing.officer(request);
        return grants.shown(deeds.askToLook().ask(parsed, wish, officer), officer);
    }

    @PostMapping(OF_MATTER + "/identity-views")
    ResponseEntity<IdentityView> look(@PathVariable String number, JsonBody body, HttpServletRequest request) {
        var fields = body.fields(Set.of("grant", "purpose"));
        var view = identities.view(
                Conditions.numbered(number), fields.text("grant"), fields.text("purpose"), showing.officer(request));
        return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(view);
    }

    @GetMapping(GRANTS)
    Grants current(HttpServletRequest request) {
        return new Grants(grants.current(showing.officer(request)), grants.purposes());
    }

    @PostMapping(GRANTS + "/{code}/approvals")
    GrantView approve(@PathVariable String code, HttpServletRequest request) {
        var officer = showing.officer(request);
        return grants.shown(deeds.decideGrant().approve(code, officer), officer);
    }

    @PostMapping(GRANTS + "/{code}/revocation")
    GrantView revoke(@PathVariable String code, HttpServletRequest request) {
        var officer = showing.officer(request);
        return grants.shown(deeds.decideGrant().revoke(code, officer), officer);
    }

    record Holds(List<ReadHolds.HoldView> items) {}

    @GetMapping("/api/v1/holds")
    Holds holds(HttpServletRequest request) {
        return new Holds(holds.list(showing.officer(request)));
    }

    /// With a reason it is held; without one it is let go.
    @PutMapping("/api/v1/reports/{number}/hold")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void hold(@PathVariable String number, JsonBody body, HttpServletRequest request) {
        var reason = body.fields(Set.of("reason")).findText("reason").filter(text -> !text.isBlank());
        deeds.keepContact().hold(Conditions.numbered(number), reason, showing.officer(request));
    }
}
