package org.xiucheng.door.rest;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import org.xiucheng.compute.corridor.DrawCorridor;
import org.xiucheng.compute.corridor.LinearReference;
import org.xiucheng.decide.intake.PlanIntake;
import org.xiucheng.kernel.Bilingual;
import org.xiucheng.kernel.Problem;
import org.xiucheng.kernel.access.Subject;
import org.xiucheng.kernel.calendar.Term;
import org.xiucheng.kernel.calendar.TimeLimit;
import org.xiucheng.kernel.category.Layer;
import org.xiucheng.kernel.law.ArticleId;
import org.xiucheng.kernel.matter.Lead;
import org.xiucheng.kernel.matter.Procedure;
import org.xiucheng.kernel.matter.Procedures;
import org.xiucheng.kernel.matter.Step;
import org.xiucheng.kernel.place.Point;
import org.xiucheng.sense.report.Where;
import org.xiucheng.serve.matter.Explain;
import org.xiucheng.serve.matter.Shown;
import org.xiucheng.serve.patrol.ReadGroups;
import org.xiucheng.serve.road.CorridorView;
import org.xiucheng.serve.road.ReadRoads;

/// Who answers for what and where, why, how long it may take, and how a procedure runs: all of it public.
@RestController
class DutyController {
    private final PlanIntake planIntake;
    private final Explain explain;
    private final Procedures procedures;
    private final Place place;
    private final InstantSource clock;
    private final Showing showing;

    DutyController(
            PlanIntake planIntake,
            Explain explain,
            Procedures procedures,
            Place place,
            InstantSource clock,
            Showing showing) {
        this.showing = showing;
        this.planIntake = planIntake;
        this.explain = explain;
        this.procedures = procedures;
        this.place = place;
        this.clock = clock;
    }

    /// How a place is understood: what was asked, the layers there, the road beside it.
    @Component
    record Place(Conditions conditions, ReadRoads roads, DrawCorridor draw, ReadGroups groups) {}

    record Answer(
            OnDuty lead,
            String ground,
            Shown.RuleName rule,
            Optional<Shown.Article> basis,
            List<Shown.Beaten> lost,
            Optional<Limit> limit,
            List<InLayer> layers,
            Optional<ByRoad> road,
            List<ReadGroups.Group> groups) {}

    /// Who answers in each of the five layers of a street at that place.
    record InLayer(Shown.Named layer, List<CorridorView.Answers> units) {}

    /// Where by a road it is: metres from its beginning, the side as measures rise, metres off the line.
    record ByRoad(String id, String segment, double measure, String side, double offset) {}

    /// Who leads; `onDuty` says whether somebody holds the post now, `duty` which post
    /// answers at this moment.
    record OnDuty(Shown.Named unit, Optional<Shown.Named> post, boolean onDuty, Shown.Duty duty) {}

    record Limit(Shown.Within term, Optional<Shown.Article> basis) {}

    record Course(
            String name, int version, Bilingual title, String start, List<StateItem> states, List<StepItem> steps) {}

    record StateItem(
            String key,
            Bilingual name,
            int stage,
            Optional<String> owner,
            Optional<Shown.Within> term,
            Optional<Shown.Article> basis,
            boolean end) {}

    record StepItem(
            String from,
            String verb,
            Bilingual name,
            String to,
            String by,
            List<Shown.Named> reasons,
            Optional<Shown.Article> basis,
            Bilingual remedy,
            List<String> otherThan) {}

    @GetMapping("/api/v1/responsibility")
    Answer responsibility(HttpServletRequest request) {
        var now = clock.instant();
        var category = place.conditions.category(request.getParameter("system"), request.getParameter("code"));
        var where = where(request);
        var plan = planIntake.plan(category, where, now);
        var why = explain.of(plan.naming().explanation(), now);
        return new Answer(
                onDuty(plan.naming().lead(), now, showing.subject(request)),
                why.ground(),
                why.rule(),
                why.basis(),
                why.lost(),
                plan.limit().map(limit -> limit(limit, now)),
                layers(plan, now),
                where.point().flatMap(place.draw::locate).map(DutyController::byRoad),
                plan.site()
                        .segment()
                        .map(segment -> place.groups.of(segment.road(), now))
                        .orElse(List.of()));
    }

    private List<InLayer> layers(PlanIntake.Plan plan, Instant now) {
        var site = plan.site();
        return Arrays.stream(Layer.values())
                .map(layer -> new InLayer(
                        new Shown.Named(layer.key(), layer.title()),
                        place.roads.answers(layer, site.location().areas(), site.segment(), now)))
                .toList();
    }

    private static ByRoad byRoad(LinearReference found) {
        return new ByRoad(
                found.road(), found.segment(), found.measure(), found.side().key(), found.offset());
    }

    @GetMapping("/api/v1/procedures/{name}")
    Course procedure(@PathVariable String name) {
        var now = clock.instant();
        var procedure = procedures
                .latest(name)
                .orElseThrow(() -> Problem.absent("procedure.absent", "There is no such procedure."));
        return new Course(
                procedure.name(),
                procedure.version(),
                procedure.title(),
                procedure.start(),
                states(procedure, now),
                procedure.steps().stream().map(step -> step(step, now)).toList());
    }

    private Where where(HttpServletRequest request) {
        var lon = request.getParameter("lon");
        var lat = request.getParameter("lat");
        var area = Optional.ofNullable(request.getParameter("area"));
        if (lon == null && lat == null && area.isPresent()) {
            return new Where(Optional.empty(), area, Optional.empty(), Optional.empty());
        }
        return new Where(Optional.of(point(lon, lat)), Optional.empty(), Optional.empty(), Optional.empty());
    }

    private static Point point(@Nullable String lon, @Nullable String lat) {
        if (lon == null || lat == null) {
            throw Problem.malformed("location.half", "Say lon and lat together, or an area.");
        }
        return new Point(Conditions.number("lon", lon), Conditions.number("lat", lat));
    }

    private OnDuty onDuty(Lead lead, Instant now, Subject asker) {
        var held = explain.held(lead, now);
        return new OnDuty(
                explain.unit(lead.unit()), lead.post().map(explain::post), held, explain.duty(lead, asker, now));
    }

    private Limit limit(TimeLimit limit, Instant now) {
        return new Limit(within(limit.term()), article(limit.basis(), now));
    }

    private List<StateItem> states(Procedure procedure, Instant now) {
        return procedure.states().stream()
                .map(state -> new StateItem(
                        state.key(),
                        state.name(),
                        state.stage(),
                        state.owner().map(owner -> owner.key()),
                        state.term().map(DutyController::within),
                        state.basis().flatMap(basis -> article(basis, now)),
                        state.end()))
                .toList();
    }

    private StepItem step(Step step, Instant now) {
        return new StepItem(
                step.from(),
                step.verb(),
                step.name(),
                step.to(),
                step.by().key(),
                step.reasons().stream()
                        .map(reason -> new Shown.Named(reason.code(), reason.name()))
                        .toList(),
                article(step.basis(), now),
                step.remedy(),
                step.otherThan().stream().sorted().toList());
    }

    private Optional<Shown.Article> article(ArticleId id, Instant now) {
        return explain.article(id, now);
    }

    private static Shown.Within within(Term term) {
        return new Shown.Within(term.key(), term.amount());
    }
}
