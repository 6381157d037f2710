package org.xiucheng.host.demo.chiefs;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.xiucheng.decide.act.ActRequest;
import org.xiucheng.decide.act.PerformAct;
import org.xiucheng.host.demo.ground.Dice;
import org.xiucheng.kernel.access.Permission;
import org.xiucheng.kernel.access.Subject;
import org.xiucheng.kernel.matter.By;
import org.xiucheng.kernel.matter.Matter;
import org.xiucheng.kernel.matter.PublicNumber;
import org.xiucheng.kernel.matter.Step;
import org.xiucheng.kernel.matter.sql.SqlMatters;
import org.xiucheng.kernel.party.Relation;

/// How what was found is handled: by the unit that answers, quickly where it can, watched by somebody else,
/// assessed by a third. Every step is an ordinary act by somebody whom the policy lets.
final class Handling {
    private final Town town;
    private final Dice dice;
    private final List<PublicNumber> taken = new ArrayList<>();
    private final Map<String, Integer> verbs = new LinkedHashMap<>();

    Handling(Town town, Dice dice) {
        this.town = town;
        this.dice = dice;
    }

    List<PublicNumber> taken() {
        return List.copyOf(taken);
    }

    /// How often each verb was done.
    Map<String, Integer> verbs() {
        return Map.copyOf(verbs);
    }

    /// Begins with a matter that just came in, and goes on with it by itself.
    void take(PublicNumber number) {
        taken.add(number);
        town.agenda().at(working(40), () -> goOn(number));
    }

    Matter matter(PublicNumber number) {
        return town.part(SqlMatters.class).find(number).orElseThrow();
    }

    /// The usual next step of a matter, and the one after that.
    private void goOn(PublicNumber number) {
        var matter = matter(number);
        switch (matter.state()) {
            case "found" -> next(number, ActRequest.plain("file"), 200);
            case "quick" -> quick(number, matter);
            case "coordination" -> next(number, with("assign", "several", Optional.of("ops-centre")), 3 * 480);
            case "joint" -> next(number, with("finish", "", Optional.empty()), 4 * 480);
            case "watched" -> watched(number);
            case "assessment" -> next(number, ActRequest.plain("assess"), 0);
            default -> {}
        }
    }

    private void quick(PublicNumber number, Matter matter) {
        if (matter.bounces() == 0 && dice.happens(0.03)) {
            next(number, with("return", "not-our-duty", Optional.empty()), 100);
        } else if (dice.happens(0.02)) {
            next(number, with("coordinate", "several-units", Optional.empty()), 480);
        } else {
            next(number, with("finish", "", Optional.empty()), 5 * 480);
        }
    }

    private void watched(PublicNumber number) {
        if (dice.happens(0.04)) {
            next(number, with("rework", "came-back", Optional.empty()), 240);
        } else {
            next(number, ActRequest.plain("verify"), 200);
        }
    }

    private void next(PublicNumber number, ActRequest request, int minutes) {
        act(number, request);
        town.agenda().at(working(minutes), () -> goOn(number));
    }

    /// Done by the first who may; a step for which nobody is there waits for the next day.
    Optional<Matter> act(PublicNumber number, ActRequest request) {
        var matter = matter(number);
        var step = matter.procedure().from(matter.state()).stream()
                .filter(one -> one.verb().equals(request.verb()))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no " + request.verb() + " from " + matter.state()));
        return actor(matter, step).map(officer -> actAs(number, request, officer));
    }

    /// Done by that officer, whoever else might.
    Matter actAs(PublicNumber number, ActRequest request, Subject.Officer officer) {
        var moved = town.part(PerformAct.class)
                .perform(number, request, matter(number).revision(), officer);
        verbs.merge(request.verb(), 1, Integer::sum);
        return moved;
    }

    private Optional<Subject.Officer> actor(Matter matter, Step step) {
        var permission = step.needs().orElse(Permission.HANDLE);
        return unit(matter, step.by()).stream()
                .flatMap(unit -> town.officers(unit, permission).stream())
                .filter(officer -> step.otherThan().stream()
                        .noneMatch(verb ->
                                officer.person().equals(matter.lastActors().get(verb))))
                .findFirst();
    }

    private Optional<String> unit(Matter matter, By by) {
        return switch (by) {
            case INTAKE -> over(matter, Relation.INTAKE);
            case DISPATCHER -> over(matter, Relation.DISPATCHER);
            case INSPECTOR -> over(matter, Relation.INSPECTOR);
            case SUPERVISOR -> over(matter, Relation.SUPERVISOR);
            case LEAD -> Optional.of(matter.lead().unit());
            case REPORTER, CLOCK -> Optional.empty();
        };
    }

    private Optional<String> over(Matter matter, String relation) {
        return town.parties()
                .unitOver(matter.location().areas(), relation, town.now())
                .map(unit -> unit.code());
    }

    /// About so many working minutes from now.
    private Instant working(int minutes) {
        return town.calendar().plusWorking(town.now(), Duration.ofMinutes(5 + minutes / 2 + dice.below(minutes + 1)));
    }

    static ActRequest with(String verb, String reason, Optional<String> unit) {
        var given = reason.isEmpty() || verb.equals("assign") ? Optional.<String>empty() : Optional.of(reason);
        return new ActRequest(verb, given, Optional.of("演示"), Optional.empty(), unit, Optional.empty());
    }
}
