package org.xiucheng.decide.act;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.xiucheng.kernel.Problem;
import org.xiucheng.kernel.matter.Act;
import org.xiucheng.kernel.matter.Actor;
import org.xiucheng.kernel.matter.By;
import org.xiucheng.kernel.matter.Clocked;
import org.xiucheng.kernel.matter.Effect;
import org.xiucheng.kernel.matter.Matter;
import org.xiucheng.kernel.matter.Step;
import org.xiucheng.kernel.party.Parties;
import org.xiucheng.kernel.party.Party;
import org.xiucheng.kernel.party.Post;
import org.xiucheng.kernel.party.Relation;
import org.xiucheng.kernel.party.Unit;
import org.xiucheng.kernel.party.sql.CurrentParties;

/// Who settles which unit answers when a matter was sent back too often: the post that is arbiter of the place,
/// where one is, and otherwise any post of the supervising unit that may.
///
/// The name binds only while it helps: a post that nobody holds, whose holder sent the matter back, or that let
/// the term pass leaves the decision to its colleagues, so that no matter waits for one person.
@Component
public class Arbiters {
    private final CurrentParties parties;

    public Arbiters(CurrentParties parties) {
        this.parties = parties;
    }

    /// The post named for these areas, narrowest first: of the unit that supervises there, and held by
    /// somebody.
    ///
    /// @param about the unit complained about, which never decides
    public Optional<Post> named(List<String> areas, Optional<String> about, Instant at) {
        var known = parties.get();
        return known.unitOver(areas, Relation.SUPERVISOR, at, about).flatMap(unit -> named(known, areas, unit, at));
    }

    private static Optional<Post> named(Parties known, List<String> areas, Unit over, Instant at) {
        return areas.reversed().stream()
                .flatMap(area -> known.subjects(Party.area(area), Relation.ARBITER, at).stream())
                .flatMap(party -> known.post(party.id()).stream())
                .filter(post -> post.unit().equals(over.code()))
                .findFirst()
                .filter(post -> known.holder(post.code(), at).isPresent());
    }

    /// Refuses a colleague of the arbiter while the arbiter has time.
    ///
    /// @throws Problem `act.not-arbiter`
    void check(Matter matter, Step step, Act act, List<Clocked> clocks, Instant at) {
        if (!step.has(Effect.ASSIGNS_LEAD)
                || step.by() != By.SUPERVISOR
                || !(act.actor() instanceof Actor.Officer officer)
                || late(matter, clocks, at)) {
            return;
        }
        named(matter.location().areas(), matter.concern().about(), at)
                .filter(post -> !post.code().equals(officer.post()))
                .filter(post -> !sentItBack(post, step, matter, at))
                .filter(post -> !holds(officer, post, at))
                .ifPresent(post -> {
                    throw Problem.forbidden("act.not-arbiter", "The arbiter of the place decides this in time.");
                });
    }

    private boolean holds(Actor.Officer officer, Post post, Instant at) {
        return parties.get()
                .holder(post.code(), at)
                .filter(holder -> holder.id().equals(officer.person()))
                .isPresent();
    }

    private boolean sentItBack(Post post, Step step, Matter matter, Instant at) {
        var holder = parties.get().holder(post.code(), at);
        return step.otherThan().stream()
                .anyMatch(verb -> holder.filter(
                                person -> person.id().equals(matter.lastActors().get(verb)))
                        .isPresent());
    }

    private static boolean late(Matter matter, List<Clocked> clocks, Instant at) {
        return clocks.stream()
                .map(Clocked::deadline)
                .anyMatch(clock ->
                        clock.clock().equals(matter.state()) && clock.metAt().isEmpty() && at.isAfter(clock.due()));
    }
}
