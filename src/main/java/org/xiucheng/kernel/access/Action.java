package org.xiucheng.kernel.access;

import static org.xiucheng.kernel.access.Action.Trait.IDENTITY;
import static org.xiucheng.kernel.access.Action.Trait.MATTER;
import static org.xiucheng.kernel.access.Action.Trait.TRANSITION;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Everything that somebody may want of the platform and that is decided on, one word each.
///
/// What moves a matter belongs to a role of its procedure; a verb that a procedure invents is its role's
/// general action, the last one of the role.
public enum Action {
    /// Category, segment or grid, state, terms, units and law of a matter.
    READ_PUBLIC(null),
    /// All of a matter but who reported it.
    READ_WHOLE(null, MATTER),
    /// The matter of one's own report, with what one said.
    READ_OWN(null, MATTER),
    /// The reports that a system sent itself, whole.
    READ_SENT(null, MATTER),
    /// Matters without names, to look at what models proposed.
    READ_SAMPLE(null),
    /// The contact of a reporter.
    READ_IDENTITY(null, MATTER, IDENTITY),
    /// Who looked at one's own contact.
    READ_LOOKS(null, MATTER),
    READ_QUEUE(null),
    READ_AUDIT(null),
    READ_UNIT_AUDIT(null),
    READ_MODEL_LOG(null),
    /// Write to a reporter without seeing the address.
    RELAY(null, MATTER),
    REPORT(null),
    REPORT_ON_BEHALF(null),
    /// Hand over a report that belongs to this city.
    REFER(null),
    /// Suggest something that a person decides.
    PROPOSE(null),
    REFUSE(Permission.INTAKE, MATTER, TRANSITION),
    FILE(Permission.INTAKE, MATTER, TRANSITION),
    CLOSE(Permission.DISPATCH, MATTER, TRANSITION),
    DISPATCH(Permission.DISPATCH, MATTER, TRANSITION),
    ACCEPT(Permission.HANDLE, MATTER, TRANSITION),
    RETURN(Permission.HANDLE, MATTER, TRANSITION),
    PAUSE(Permission.HANDLE, MATTER, TRANSITION),
    RESUME(Permission.HANDLE, MATTER, TRANSITION),
    FINISH(Permission.HANDLE, MATTER, TRANSITION),
    ACT(Permission.HANDLE, MATTER, TRANSITION),
    REWORK(Permission.INSPECT, MATTER, TRANSITION),
    VERIFY(Permission.INSPECT, MATTER, TRANSITION),
    ASSIGN(Permission.SUPERVISE, MATTER, TRANSITION),
    UPHOLD(Permission.SUPERVISE, MATTER, TRANSITION),
    REOPEN(Permission.SUPERVISE, MATTER, TRANSITION),
    ARBITRATE(Permission.SUPERVISE, MATTER, TRANSITION),
    CONFIRM(Permission.JUDGE, MATTER, TRANSITION),
    DISPUTE(Permission.JUDGE, MATTER, TRANSITION),
    JUDGE(Permission.JUDGE, MATTER, TRANSITION),
    /// The step of the clock when a term has run out.
    LAPSE(null, MATTER, TRANSITION),
    EXTEND_ASK(null, MATTER),
    EXTEND_APPROVE(null, MATTER),
    GRANT_ASK(null, MATTER),
    GRANT_APPROVE(null),
    GRANT_REVOKE(null),
    /// Put a reporter under protection: two must approve before anybody reads the contact.
    PROTECT(null, MATTER),
    EXPORT_IDENTITY(null, MATTER, IDENTITY),
    CORRECT_IDENTITY(null, MATTER, IDENTITY),
    ERASE_IDENTITY(null, MATTER, IDENTITY),
    /// Keep something because the law asks for it, also against erasure.
    HOLD(null),
    LIFT_HOLD(null),
    /// Say which unit a report complains about, or which officer.
    STATE_SUBJECT(null, MATTER),
    MARK_SENSITIVE(null, MATTER),
    DECLARE_CONFLICT(null),
    /// Decide what of a report becomes public.
    MODERATE(null, MATTER),
    APPEAL_MODERATION(null, MATTER),
    DECIDE_APPEAL(null, MATTER),
    RELEASE_PROPOSE(null),
    RELEASE_SIGN(null),
    PAUSE_MODEL(null),
    EDIT_ROLES(null),
    EDIT_CONFIG(null),
    /// Draft a change of who answers for what.
    RULES_PROPOSE(null),
    /// Put a drafted change in force.
    RULES_APPROVE(null),
    /// Ask another unit for something.
    TASK_ASK(null),
    /// Press a unit that handles something, from above.
    TASK_SUPERVISE(null, MATTER),
    /// Accept, decline, acknowledge or finish what was asked of one's unit.
    TASK_ANSWER(null, MATTER),
    /// Check, send back or withdraw what one's unit asked.
    TASK_CHECK(null, MATTER),
    READ_TASK(null, MATTER),
    /// Make a leading group, or end it.
    GROUP_FOUND(null),
    /// Call a meeting of a group, and write its minutes.
    GROUP_MEET(null),
    /// Approve minutes, so that what was decided becomes tasks.
    MINUTES_APPROVE(null),
    /// Draft that a post may use powers of one's unit.
    DELEGATE(null),
    /// Put such a delegation in force.
    DELEGATE_APPROVE(null);

    /// What an action touches, which is what forbids ask.
    public enum Trait {
        /// More of a matter than everyone sees.
        MATTER,
        /// It changes where a matter stands.
        TRANSITION,
        /// It shows or changes who reported.
        IDENTITY
    }

    @Nullable
    private final Permission role;

    private final Set<Trait> traits;

    Action(@Nullable Permission role, Trait... traits) {
        this.role = role;
        this.traits = traits.length == 0 ? EnumSet.noneOf(Trait.class) : EnumSet.copyOf(Arrays.asList(traits));
    }

    public boolean is(Trait trait) {
        return traits.contains(trait);
    }

    /// The role whose step in a procedure this is.
    public Optional<Permission> role() {
        return Optional.ofNullable(role);
    }

    /// The word by which the papers call it.
    public String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /// The action that a step with this verb is, done by that role.
    public static Action ofStep(Permission role, String verb) {
        return of(role).filter(action -> action.key().equals(verb))
                .findFirst()
                .orElseGet(() -> of(role).reduce((_, last) -> last)
                        .orElseThrow(() -> new IllegalArgumentException(role + " has no step")));
    }

    private static Stream<Action> of(Permission role) {
        return Arrays.stream(values()).filter(action -> action.role == role);
    }
}
