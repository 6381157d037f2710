package org.xiucheng.decide.act;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.xiucheng.kernel.Problem;
import org.xiucheng.kernel.access.Reach;
import org.xiucheng.kernel.access.Subject;
import org.xiucheng.kernel.matter.Actor;
import org.xiucheng.kernel.matter.Matter;
import org.xiucheng.kernel.matter.Step;
import org.xiucheng.kernel.matter.sql.SqlReports;
import org.xiucheng.kernel.party.sql.CurrentParties;

/// Finds in whose name somebody acts on a matter: through which post an officer reaches it, or whether it is
/// the reporter's own. What is out of reach is absent, so that nobody learns that it is there.
@Component
public class FindActor {
    private final CurrentParties parties;
    private final SqlReports reports;

    public FindActor(CurrentParties parties, SqlReports reports) {
        this.parties = parties;
        this.reports = reports;
    }

    /// @throws Problem `matter.absent` for what is out of reach, `auth.required` for nobody in particular
    public Actor actor(Matter matter, String verb, Subject who, Instant at) {
        return switch (who) {
            case Subject.Officer officer -> officer(matter, verb, officer, new Reach(parties.get(), at));
            case Subject.Reporter(var report) ->
                reports.matterOf(report)
                        .filter(matter.id()::equals)
                        .map(_ -> new Actor.Reporter(report))
                        .orElseThrow(FindActor::absent);
            case Subject.Clock() -> throw new IllegalArgumentException("the clock comes with its due instant");
            case Subject.Client _, Subject.Anyone() ->
                throw new Problem(
                        Problem.Kind.UNAUTHENTICATED, "auth.required", "Sign in, or show the report's token.", null);
        };
    }

    private static Actor officer(Matter matter, String verb, Subject.Officer officer, Reach reach) {
        var unit = matter.lead().unit();
        var areas = matter.location().areas();
        return matter.procedure().from(matter.state()).stream()
                .filter(step -> step.verb().equals(verb))
                .flatMap(step -> holding(step, officer, matter, reach).stream())
                .findFirst()
                .map(held -> new Actor.Officer(officer.person(), held.post(), held.unit(), held.permissions()))
                .orElseGet(() -> {
                    if (!reach.sees(officer, unit, areas)) {
                        throw absent();
                    }
                    var any = officer.holdings().iterator().next();
                    return new Actor.Officer(officer.person(), any.post(), any.unit(), Set.of());
                });
    }

    private static Optional<Subject.Holding> holding(Step step, Subject.Officer officer, Matter matter, Reach reach) {
        return step.needs()
                .flatMap(p -> reach.holding(
                        officer, p, matter.lead().unit(), matter.location().areas()));
    }

    static Problem absent() {
        return Problem.absent("matter.absent", "There is no such matter.");
    }
}
