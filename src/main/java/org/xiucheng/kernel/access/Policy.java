package org.xiucheng.kernel.access;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.xiucheng.kernel.access.Standing.Fact;

/// The one decision of the city on who may do what to what: `exists permit and no forbid`, and nothing by
/// default.
///
/// Relations decide reach, posts decide verbs, forbids win. Permits and bans are data (`Permits`, `Bans`), so
/// that each can be taken away, turned round or widened by a test that then must fail; the predicate by which
/// lists ask the store is made from the same rows. Pure: the same question has the same answer.
public final class Policy {
    /// The policy that every door, list and file asks.
    public static final Policy CITY = new Policy(Permits.ALL, Bans.ALL);

    private final List<Permit> permits;
    private final List<Ban> bans;
    private final Map<Action, List<Permit>> permitsOf = new EnumMap<>(Action.class);
    private final Map<Action, List<Ban>> bansOf = new EnumMap<>(Action.class);

    Policy(List<Permit> permits, List<Ban> bans) {
        this.permits = List.copyOf(permits);
        this.bans = List.copyOf(bans);
        for (var action : Action.values()) {
            permitsOf.put(
                    action,
                    permits.stream().filter(one -> one.action() == action).toList());
            bansOf.put(
                    action,
                    bans.stream().filter(one -> one.actions().contains(action)).toList());
        }
    }

    /// All ways in, in the order in which they are tried.
    public List<Permit> permits() {
        return permits;
    }

    List<Ban> bans() {
        return bans;
    }

    /// One way in: who stands so, and holds this permission where a post is asked, may do this.
    ///
    /// @param needs no post is asked when absent, or any post will do
    public record Permit(Action action, Tie tie, @Nullable Permission needs) {}

    /// One reason against: these actions are forbidden while the fact holds.
    record Ban(Forbid forbid, Set<Action> actions, Fact when, boolean holds) {
        Ban {
            actions = Set.copyOf(actions);
        }

        static Ban when(Fact fact, Forbid forbid, Set<Action> actions) {
            return new Ban(forbid, actions, fact, true);
        }

        /// Whether it forbids this, which is one of its actions.
        boolean bites(Standing standing) {
            return standing.is(when) == holds;
        }
    }

    /// Whether the subject may do that to the resource, now and for what the context says.
    public static Decision decide(Subject subject, Action action, Resource resource, Context context) {
        return CITY.judge(new Standing(subject, action, resource, context));
    }

    /// The power lent to a post of the asker under which this would be done; empty where none is.
    public static Optional<Delegation> lent(Subject.Holding held, Action action, Resource resource, Context context) {
        var asker = new Subject.Officer(new UUID(0, 0), "", Set.of(held));
        return new Standing(asker, action, resource, context).lent(held);
    }

    /// The ways in to an action, in the order in which they are tried.
    public List<Permit> permits(Action action) {
        return permitsOf.getOrDefault(action, List.of());
    }

    /// The bans that may bite an action, in the order in which they are told.
    List<Ban> bans(Action action) {
        return bansOf.getOrDefault(action, List.of());
    }

    /// The forbids that may bite an action.
    public Set<Forbid> forbids(Action action) {
        var forbids = EnumSet.noneOf(Forbid.class);
        bans(action).forEach(ban -> forbids.add(ban.forbid()));
        return forbids;
    }

    /// What whoever does this must not have done to the same thing.
    public static Set<Action> otherThan(Action action) {
        return Bans.OTHER_THAN.getOrDefault(action, Set.of());
    }

    Decision judge(Standing standing) {
        for (var ban : bans(standing.action())) {
            if (ban.bites(standing)) {
                return new Decision.Forbidden(ban.forbid());
            }
        }
        for (var permit : permits(standing.action())) {
            var allowed = allowed(permit, standing);
            if (allowed.isPresent()) {
                return allowed.get();
            }
        }
        return new Decision.NoPermit();
    }

    private static Optional<Decision.Allowed> allowed(Permit permit, Standing standing) {
        var held = standing.through(permit.tie(), permit.needs());
        return held.isPresent() || (permit.needs() == null && standing.stands(permit.tie()))
                ? Optional.of(new Decision.Allowed(permit.tie(), held))
                : Optional.empty();
    }
}
