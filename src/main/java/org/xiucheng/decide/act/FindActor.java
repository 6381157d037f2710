package org.xiucheng.decide.act;

import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.xiucheng.kernel.Problem;
import org.xiucheng.kernel.access.Action;
import org.xiucheng.kernel.access.Context;
import org.xiucheng.kernel.access.Decision;
import org.xiucheng.kernel.access.Delegation;
import org.xiucheng.kernel.access.Forbid;
import org.xiucheng.kernel.access.Policy;
import org.xiucheng.kernel.access.Resource;
import org.xiucheng.kernel.access.Subject;
import org.xiucheng.kernel.access.Tie;
import org.xiucheng.kernel.access.sql.SqlDelegations;
import org.xiucheng.kernel.matter.Actor;
import org.xiucheng.kernel.matter.Matter;
import org.xiucheng.kernel.matter.Refusal;
import org.xiucheng.kernel.matter.Step;
import org.xiucheng.kernel.matter.sql.SqlReports;
import org.xiucheng.kernel.party.sql.CurrentParties;
import org.xiucheng.kernel.place.Places;
import org.xiucheng.kernel.task.sql.SqlTasks;

/// Finds in whose name somebody acts on a matter: through which post an officer reaches it, or whether it is
/// the reporter's own. What is out of reach is absent, so that nobody learns that it is there.
@Component
public class FindActor {
    private final CurrentParties parties;
    private final SqlReports reports;
    private final Places places;
    private final Helpers helpers;

    public FindActor(CurrentParties parties, SqlReports reports, Places places, Helpers helpers) {
        this.parties = parties;
        this.reports = reports;
        this.places = places;
        this.helpers = helpers;
    }

    /// Powers that are lent, and units that are asked to help.
    @Component
    public record Helpers(SqlDelegations delegations, SqlTasks tasks) {}

    /// @throws Problem `matter.absent` for what is out of reach, `act.four-eyes` for whoever did what is
    ///     looked at now, `auth.required` for nobody in particular
    public Actor actor(Matter matter, ActRequest request, Subject who, Instant at) {
        return switch (who) {
            case Subject.Officer officer -> officer(matter, request, officer, at);
            case Subject.Reporter reporter -> reporter(matter, reporter, at);
            case Subject.Clock() -> throw new IllegalArgumentException("the clock comes with its due instant");
            case Subject.Client _, Subject.Model _, Subject.Peer _, Subject.Anyone() ->
                throw new Problem(
                        Problem.Kind.UNAUTHENTICATED, "auth.required", "Sign in, or show the report's token.", null);
        };
    }

    /// The matter as it is asked about by that one: where it lies, and whether it is the reporter's own.
    public Resource resource(Matter matter, Subject who) {
        var lies = matter.resource().on(matter.location().segment().flatMap(places::segment));
        return who instanceof Subject.Reporter(var report)
                        && reports.matterOf(report).filter(matter.id()::equals).isPresent()
                ? lies.reported(Set.of(report))
                : lies;
    }

    /// That moment.
    public Context context(Instant at) {
        return Context.at(parties.get(), at);
    }

    private Actor reporter(Matter matter, Subject.Reporter reporter, Instant at) {
        var report = reporter.report();
        if (!Policy.decide(reporter, Action.READ_OWN, resource(matter, reporter), context(at))
                .allowed()) {
            throw absent();
        }
        return new Actor.Reporter(report);
    }

    private Actor officer(Matter matter, ActRequest request, Subject.Officer officer, Instant at) {
        var verb = request.verb();
        var resource =
                resource(matter, officer).of(Stream.concat(matter.category().stream(), request.category().stream()));
        var own = allowed(matter, verb, officer, resource, context(at));
        if (own.isPresent()) {
            return own.get();
        }
        var lent = helpers.delegations().of(officer, at);
        var borrowed = lent.isEmpty()
                ? Optional.<Actor>empty()
                : allowed(matter, verb, officer, resource, context(at).lending(lent));
        if (borrowed.isPresent()) {
            return borrowed.get();
        }
        if (!reads(officer, resource, context(at))
                && !reads(officer, resource.assisted(helpers.tasks().assistants(matter.id())), context(at))) {
            throw absent();
        }
        outside(matter, verb, lent, resource, at);
        var any = officer.holdings().iterator().next();
        return new Actor.Officer(officer.person(), any.post(), any.unit(), Set.of());
    }

    private static boolean reads(Subject.Officer officer, Resource resource, Context context) {
        return Policy.decide(officer, Action.READ_WHOLE, resource, context).allowed();
    }

    private static Optional<Actor> allowed(
            Matter matter, String verb, Subject.Officer officer, Resource resource, Context context) {
        for (var step : matter.procedure().from(matter.state())) {
            if (step.verb().equals(verb) && step.needs().isPresent()) {
                switch (Policy.decide(officer, step.action(), resource, context)) {
                    case Decision.Allowed allowed -> {
                        var held = allowed.holding().orElseThrow();
                        return Optional.of(
                                allowed.via() == Tie.DELEGATED
                                        ? borrowing(officer, held, step, resource, context)
                                        : actor(officer, held));
                    }
                    case Decision.Forbidden(var forbid) -> {
                        if (forbid == Forbid.FOUR_EYES
                                && officer.may(step.needs().orElseThrow())) {
                            throw sameEyes(verb, matter, officer);
                        }
                    }
                    case Decision.NoPermit() -> {}
                }
            }
        }
        return Optional.empty();
    }

    /// Somebody who uses a power that is lent: with the permission of this step and of no other.
    private static Actor borrowing(
            Subject.Officer officer, Subject.Holding held, Step step, Resource resource, Context context) {
        var lent = Policy.lent(held, step.action(), resource, context).orElseThrow();
        var permissions = EnumSet.copyOf(held.permissions());
        permissions.add(step.needs().orElseThrow());
        return new Actor.Officer(officer.person(), held.post(), held.unit(), permissions, Optional.of(lent.code()));
    }

    /// Whoever has been lent this kind of act and goes beyond is told which limit it is.
    private static void outside(Matter matter, String verb, List<Delegation> lent, Resource resource, Instant at) {
        var actions = matter.procedure().from(matter.state()).stream()
                .filter(step -> step.verb().equals(verb))
                .map(Step::action)
                .toList();
        for (var action : actions) {
            lent.stream()
                    .filter(one -> one.actions().contains(action))
                    .flatMap(one -> one.outside(action, resource, at).stream())
                    .findFirst()
                    .ifPresent(limit -> {
                        throw outside(limit);
                    });
        }
    }

    static Problem outside(Delegation.Limit limit) {
        return new Problem(
                Problem.Kind.FORBIDDEN,
                "act.outside-delegation",
                "This lies outside the delegation, beyond " + limit.words() + ".",
                "/delegation/" + limit.name().toLowerCase(Locale.ROOT).replace('_', '-'));
    }

    private static Actor actor(Subject.Officer officer, Subject.Holding held) {
        return new Actor.Officer(officer.person(), held.post(), held.unit(), held.permissions());
    }

    /// Whoever did the one is in reach and may know why the other is refused; every other forbid hides the
    /// matter.
    private static Problem sameEyes(String verb, Matter matter, Subject.Officer officer) {
        var did = matter.lastActors().entrySet().stream()
                .filter(last -> last.getValue().equals(officer.person()))
                .map(Map.Entry::getKey)
                .sorted()
                .findFirst();
        return Refusals.problem(new Refusal.FourEyes(verb, did.orElse(verb)));
    }

    static Problem absent() {
        return Problem.absent("matter.absent", "There is no such matter.");
    }
}
