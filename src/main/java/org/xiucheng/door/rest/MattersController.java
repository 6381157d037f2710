package org.xiucheng.door.rest;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.xiucheng.decide.act.ActRequest;
import org.xiucheng.decide.act.PerformAct;
import org.xiucheng.door.web.Callers;
import org.xiucheng.serve.matter.MatterQuery;
import org.xiucheng.serve.matter.MatterSummary;
import org.xiucheng.serve.matter.MatterView;
import org.xiucheng.serve.matter.Page;
import org.xiucheng.serve.matter.ReadMatters;
import org.xiucheng.serve.matter.WorkQueue;

/// Matters: read by everyone as far as they may, moved by staff and reporters.
@RestController
class MattersController {
    private static final Set<String> ACT = Set.of("verb", "reason", "note", "category", "unit", "rating");
    private static final String VERB = "[a-z][a-z-]{0,31}";

    private final ReadMatters matters;
    private final PerformAct performAct;
    private final Showing showing;
    private final Callers callers;
    private final Conditions conditions;

    MattersController(
            ReadMatters matters, PerformAct performAct, Showing showing, Callers callers, Conditions conditions) {
        this.matters = matters;
        this.performAct = performAct;
        this.showing = showing;
        this.callers = callers;
        this.conditions = conditions;
    }

    @GetMapping("/api/v1/matters")
    Page<MatterSummary> list(
            @RequestParam(required = false) @Nullable String limit,
            @RequestParam(required = false) @Nullable String cursor,
            HttpServletRequest request) {
        return matters.list(query(request), Optional.ofNullable(cursor), conditions.limit(limit));
    }

    @GetMapping("/api/v1/matters/{number}")
    ResponseEntity<MatterView> one(
            @PathVariable String number,
            @RequestHeader(name = "Report-Token", required = false) @Nullable String token,
            HttpServletRequest request) {
        var parsed = conditions.number(number);
        var view = matters.view(parsed, showing.subject(parsed, token, request)).orElseThrow(Conditions::absent);
        return answer(view);
    }

    @PostMapping("/api/v1/matters/{number}/acts")
    ResponseEntity<MatterView> act(
            @PathVariable String number,
            @RequestHeader(name = "Report-Token", required = false) @Nullable String token,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
            JsonBody body,
            HttpServletRequest request) {
        var parsed = conditions.number(number);
        var revision = conditions.revision(ifMatch);
        var asked = act(body.fields(ACT));
        var subject = showing.subject(parsed, token, request);
        return answer(matters.view(performAct.perform(parsed, asked, revision, subject), subject));
    }

    @GetMapping("/api/v1/queue")
    WorkQueue queue(
            @RequestParam(required = false) @Nullable String limit,
            @RequestParam(required = false) @Nullable String cursor,
            HttpServletRequest request) {
        var officer = callers.officer(request).orElseThrow(Conditions::absent);
        return matters.queue(officer, Optional.ofNullable(cursor), conditions.limit(limit));
    }

    private static ResponseEntity<MatterView> answer(MatterView view) {
        return ResponseEntity.ok().eTag("\"" + view.revision() + "\"").body(view);
    }

    private MatterQuery query(HttpServletRequest request) {
        return new MatterQuery(
                conditions.truth(request.getParameter("open")),
                Optional.ofNullable(request.getParameter("state")),
                Optional.ofNullable(request.getParameter("area")),
                conditions.category(request.getParameter("system"), request.getParameter("code")),
                Optional.ofNullable(request.getParameter("undertaking")));
    }

    private static ActRequest act(Fields fields) {
        var verb = fields.text("verb");
        if (!verb.matches(VERB)) {
            throw fields.type("verb");
        }
        return new ActRequest(
                verb,
                fields.findText("reason"),
                fields.findText("note"),
                ReportsController.category(fields),
                fields.findText("unit"),
                fields.findWhole("rating"));
    }
}
