package org.xiucheng.door.rest;

import jakarta.servlet.http.HttpServletRequest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.xiucheng.decide.reform.KeepReforms;
import org.xiucheng.decide.reform.Plan;
import org.xiucheng.kernel.Problem;
import org.xiucheng.kernel.law.ArticleId;
import org.xiucheng.serve.reform.ReadReforms;
import org.xiucheng.serve.reform.ReformView;

/// Reforms of units and posts: planned with everything that hangs on them, approved by another person.
@RestController
class ReformsController {
    private static final String REFORMS = "/api/v1/reforms";
    private static final Set<String> PLAN =
            Set.of("unit", "whole", "otherwise", "byArea", "posts", "reason", "basis", "from");

    private final KeepReforms keepReforms;
    private final ReadReforms read;
    private final Showing showing;

    ReformsController(KeepReforms keepReforms, ReadReforms read, Showing showing) {
        this.keepReforms = keepReforms;
        this.read = read;
        this.showing = showing;
    }

    record Listed(List<ReformView> items) {}

    @GetMapping(REFORMS)
    Listed list(HttpServletRequest request) {
        var officer = showing.officer(request);
        return new Listed(keepReforms.list(officer).stream()
                .map(reform -> read.view(reform, officer))
                .toList());
    }

    @PostMapping(REFORMS)
    @ResponseStatus(HttpStatus.CREATED)
    ReformView plan(JsonBody body, HttpServletRequest request) {
        var officer = showing.officer(request);
        var fields = body.fields(PLAN);
        var whole = fields.findTruth("whole").orElse(true);
        var unit = fields.text("unit");
        var plan = new Plan(
                unit,
                whole,
                whole ? fields.text("otherwise") : unit,
                pairs(fields, "byArea", "area", "unit"),
                pairs(fields, "posts", "post", "to"));
        var reform = keepReforms.plan(plan, fields.text("reason"), basis(fields), fields.findInstant("from"), officer);
        return read.view(reform, officer);
    }

    @GetMapping(REFORMS + "/{code}")
    ReformView get(@PathVariable String code, HttpServletRequest request) {
        var officer = showing.officer(request);
        return read.view(keepReforms.get(code, officer), officer);
    }

    @PostMapping(REFORMS + "/{code}/approval")
    ReformView approve(@PathVariable String code, JsonBody body, HttpServletRequest request) {
        var acknowledged = body.fields(Set.of("acknowledged")).findText("acknowledged");
        var officer = showing.officer(request);
        return read.view(keepReforms.approve(code, acknowledged, officer), officer);
    }

    @PostMapping(REFORMS + "/{code}/withdrawal")
    ReformView withdraw(@PathVariable String code, HttpServletRequest request) {
        var officer = showing.officer(request);
        return read.view(keepReforms.withdraw(code, officer), officer);
    }

    private static Map<String, String> pairs(Fields fields, String list, String from, String to) {
        var pairs = new HashMap<String, String>();
        if (fields.findList(list).isPresent()) {
            for (var pair : fields.objects(list, Set.of(from, to))) {
                if (pairs.put(pair.text(from), pair.text(to)) != null) {
                    throw Problem.invalid("reform.twice", "Each is named once.", fields.at(list));
                }
            }
        }
        return pairs;
    }

    private static ArticleId basis(Fields fields) {
        try {
            return new ArticleId(fields.text("basis"));
        } catch (IllegalArgumentException e) {
            throw Problem.invalid("rule.unbased", "No article of that name is in force then.", fields.at("basis"));
        }
    }
}
