package org.xiucheng.door.rest;

import jakarta.servlet.http.HttpServletRequest;
import java.math.BigDecimal;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.xiucheng.decide.patrol.FindOnWalk;
import org.xiucheng.decide.patrol.Patrol;
import org.xiucheng.decide.patrol.Walk;
import org.xiucheng.kernel.Problem;
import org.xiucheng.kernel.place.Point;
import org.xiucheng.sense.patrol.PatrolDuty;
import org.xiucheng.sense.patrol.TrackPoint;
import org.xiucheng.serve.patrol.ReadPatrols;

/// Walks by duty: begun, walked, seen by the walker, cut, handed in.
@RestController
class PatrolsController {
    private static final String PATROLS = "/api/v1/patrols";
    private static final Set<String> BEGIN = Set.of("duty", "ground");
    private static final Set<String> GROUND = Set.of("kind", "id");
    private static final Set<String> POINT = Set.of("at", "point");
    private static final Set<String> DEED = Set.of("verb", "from", "to");
    private static final Set<String> FINDING = Set.of("description", "category", "location", "photos");

    private final Walk walk;
    private final FindOnWalk findOnWalk;
    private final ReadPatrols patrols;
    private final Showing showing;
    private final InstantSource clock;

    PatrolsController(Walk walk, FindOnWalk findOnWalk, ReadPatrols patrols, Showing showing, InstantSource clock) {
        this.walk = walk;
        this.findOnWalk = findOnWalk;
        this.patrols = patrols;
        this.showing = showing;
        this.clock = clock;
    }

    /// The number of the matter that a finding became.
    record Filed(String number) {}

    @GetMapping(PATROLS)
    ReadPatrols.Desk desk(HttpServletRequest request) {
        return patrols.desk(showing.officer(request), clock.instant());
    }

    @PostMapping(PATROLS)
    @ResponseStatus(HttpStatus.CREATED)
    ReadPatrols.WithTrack begin(JsonBody body, HttpServletRequest request) {
        var officer = showing.officer(request);
        var fields = body.fields(BEGIN);
        var ground = fields.findObject("ground", GROUND).orElseThrow(() -> fields.missing("ground"));
        var begun = walk.begin(fields.text("duty"), ground(ground), officer);
        return patrols.walk(begun.code(), officer);
    }

    @GetMapping(PATROLS + "/{code}")
    ReadPatrols.WithTrack one(@PathVariable String code, HttpServletRequest request) {
        return patrols.walk(code, showing.officer(request));
    }

    @PostMapping(PATROLS + "/{code}/points")
    Walk.Kept points(@PathVariable String code, JsonBody body, HttpServletRequest request) {
        var points = body.fields(Set.of("points")).objects("points", POINT).stream()
                .map(PatrolsController::point)
                .toList();
        return walk.add(code, points, showing.officer(request));
    }

    @PostMapping(PATROLS + "/{code}/deeds")
    ReadPatrols.WithTrack deed(@PathVariable String code, JsonBody body, HttpServletRequest request) {
        var officer = showing.officer(request);
        var fields = body.fields(DEED);
        switch (fields.text("verb")) {
            case "end" -> walk.end(code, officer);
            case "cut" ->
                walk.cut(
                        code,
                        fields.findInstant("from").orElseThrow(() -> fields.missing("from")),
                        fields.findInstant("to").orElseThrow(() -> fields.missing("to")),
                        officer);
            case "discard" -> walk.discard(code, officer);
            case "hand-in" -> walk.handIn(code, officer);
            default -> throw Problem.invalid("verb.unknown", "There is no such deed.", "/verb");
        }
        return patrols.walk(code, officer);
    }

    @PostMapping(PATROLS + "/{code}/findings")
    @ResponseStatus(HttpStatus.CREATED)
    Filed find(@PathVariable String code, JsonBody body, HttpServletRequest request) {
        var officer = showing.officer(request);
        var draft = ReportsController.draft(body.fields(FINDING));
        var found = new FindOnWalk.Found(draft.description(), draft.category(), draft.where(), draft.photos());
        return new Filed(findOnWalk.find(code, found, officer).number().text());
    }

    private static Patrol.Ground ground(Fields fields) {
        var kind = fields.text("kind");
        var on = Arrays.stream(PatrolDuty.On.values())
                .filter(one -> one.key().equals(kind))
                .findFirst()
                .orElseThrow(
                        () -> Problem.invalid("ground.unknown", "A ground is a road or a segment.", fields.at("kind")));
        return new Patrol.Ground(on, fields.text("id"));
    }

    private static TrackPoint point(Fields fields) {
        var at = fields.findInstant("at").orElseThrow(() -> fields.missing("at"));
        List<?> pair = fields.findList("point").orElseThrow(() -> fields.missing("point"));
        if (pair.size() != 2
                || !(pair.getFirst() instanceof BigDecimal lon)
                || !(pair.getLast() instanceof BigDecimal lat)) {
            throw fields.type("point");
        }
        return new TrackPoint(at, new Point(lon.doubleValue(), lat.doubleValue()));
    }
}
