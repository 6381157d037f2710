package org.xiucheng.door.rest;

import jakarta.servlet.http.HttpServletRequest;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.xiucheng.compute.score.ScoreRules;
import org.xiucheng.decide.score.ContestMark;
import org.xiucheng.decide.score.LookAtSpot;
import org.xiucheng.kernel.Problem;
import org.xiucheng.serve.score.ReadScores;

/// How roads are scored: published bands for everyone; spots, contests and decisions for those who have to do
/// with
/// them.
@RestController
class ScoresController {
    private static final Set<String> SAMPLE = Set.of("road", "nth", "seen");

    private final ReadScores scores;
    private final LookAtSpot lookAtSpot;
    private final ContestMark contestMark;
    private final Asked asked;

    ScoresController(ReadScores scores, LookAtSpot lookAtSpot, ContestMark contestMark, Asked asked) {
        this.scores = scores;
        this.lookAtSpot = lookAtSpot;
        this.contestMark = contestMark;
        this.asked = asked;
    }

    /// Who asks, when, and by which rules roads are scored.
    @Component("scoresAsked")
    record Asked(Showing showing, InstantSource clock, ScoreRules rules) {}

    @GetMapping("/api/v1/roads/{id}/scores")
    ReadScores.OfRoad road(@PathVariable String id) {
        return scores.of(id, asked.clock.instant())
                .orElseThrow(() -> Problem.absent("road.absent", "There is no such road."));
    }

    @GetMapping("/api/v1/scores")
    ReadScores.Desk desk(HttpServletRequest request) {
        return scores.desk(asked.showing.officer(request), asked.clock.instant());
    }

    @PostMapping("/api/v1/scores/samples")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void sample(JsonBody body, HttpServletRequest request) {
        var officer = asked.showing.officer(request);
        var fields = body.fields(SAMPLE);
        var nth = fields.findWhole("nth").orElseThrow(() -> fields.missing("nth"));
        lookAtSpot.look(new LookAtSpot.At(fields.text("road"), nth), seen(fields), officer);
    }

    @PostMapping("/api/v1/scores/{code}/contest")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void contest(@PathVariable String code, JsonBody body, HttpServletRequest request) {
        var officer = asked.showing.officer(request);
        contestMark.contest(code, body.fields(Set.of("reason")).text("reason"), officer);
    }

    @PostMapping("/api/v1/scores/{code}/decision")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void decide(@PathVariable String code, JsonBody body, HttpServletRequest request) {
        var officer = asked.showing.officer(request);
        var fields = body.fields(Set.of("stands", "reason"));
        var stands = fields.findTruth("stands").orElseThrow(() -> fields.missing("stands"));
        contestMark.decide(code, stands, fields.text("reason"), officer);
    }

    /// For each aim whether it was in order; an aim that is not scored here is refused as an unknown field.
    private Map<String, Boolean> seen(Fields fields) {
        var aims = asked.rules.aims().stream().map(ScoreRules.Aim::key).collect(Collectors.toUnmodifiableSet());
        var object = fields.findObject("seen", aims).orElseThrow(() -> fields.missing("seen"));
        var seen = new HashMap<String, Boolean>();
        aims.forEach(aim -> object.findTruth(aim).ifPresent(good -> seen.put(aim, good)));
        return seen;
    }
}
