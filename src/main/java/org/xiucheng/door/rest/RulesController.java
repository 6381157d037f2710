package org.xiucheng.door.rest;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.xiucheng.decide.duty.KeepDuties;
import org.xiucheng.serve.duty.AuditView;
import org.xiucheng.serve.duty.DraftView;
import org.xiucheng.serve.duty.ReadDrafts;
import org.xiucheng.serve.duty.ReadDuties;

/// The duty list and its audit, which everyone may read, and the drafts of its next version, for staff.
@RestController
class RulesController {
    private static final String DRAFTS = "/api/v1/rules/drafts";

    private final ReadDuties duties;
    private final ReadDrafts drafts;
    private final KeepDuties keepDuties;
    private final Showing showing;

    RulesController(ReadDuties duties, ReadDrafts drafts, KeepDuties keepDuties, Showing showing) {
        this.duties = duties;
        this.drafts = drafts;
        this.keepDuties = keepDuties;
        this.showing = showing;
    }

    record Drafts(List<DraftView> items) {}

    @GetMapping("/api/v1/rules")
    ReadDuties.RuleList rules(HttpServletRequest request) {
        return duties.list(Optional.ofNullable(request.getParameter("area")));
    }

    @GetMapping("/api/v1/rules/audit")
    ResponseEntity<AuditView> audit() {
        return ResponseEntity.ok()
                .cacheControl(CacheControl.maxAge(Duration.ofMinutes(1)))
                .body(duties.audit());
    }

    @GetMapping(DRAFTS)
    Drafts drafts(HttpServletRequest request) {
        return new Drafts(drafts.list(showing.officer(request)));
    }

    @PostMapping(DRAFTS)
    @ResponseStatus(HttpStatus.CREATED)
    DraftView draft(JsonBody body, HttpServletRequest request) {
        var fields = body.fields(Set.of("reason", "from", "rules"));
        var proposals = fields.objects("rules", RuleForm.FIELDS).stream()
                .map(rule -> RuleForm.read(rule, duties::inForce))
                .toList();
        var officer = showing.officer(request);
        var draft = keepDuties.draft(proposals, fields.text("reason"), fields.findInstant("from"), officer);
        return drafts.view(draft, officer);
    }

    @GetMapping(DRAFTS + "/{code}")
    DraftView read(@PathVariable String code, HttpServletRequest request) {
        return drafts.get(code, showing.officer(request));
    }

    @PostMapping(DRAFTS + "/{code}/rehearsal")
    DraftView rehearse(@PathVariable String code, HttpServletRequest request) {
        var officer = showing.officer(request);
        return drafts.view(keepDuties.rehearse(code, officer), officer);
    }

    @PostMapping(DRAFTS + "/{code}/approval")
    DraftView approve(@PathVariable String code, JsonBody body, HttpServletRequest request) {
        var acknowledged = body.fields(Set.of("acknowledged")).findText("acknowledged");
        var officer = showing.officer(request);
        return drafts.view(keepDuties.approve(code, acknowledged, officer), officer);
    }

    @PostMapping(DRAFTS + "/{code}/withdrawal")
    DraftView withdraw(@PathVariable String code, HttpServletRequest request) {
        var officer = showing.officer(request);
        return drafts.view(keepDuties.withdraw(code, officer), officer);
    }
}
