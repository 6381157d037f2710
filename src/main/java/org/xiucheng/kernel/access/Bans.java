package org.xiucheng.kernel.access;

import static org.xiucheng.kernel.access.Action.*;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.xiucheng.kernel.access.Action.Trait;
import org.xiucheng.kernel.access.Policy.Ban;
import org.xiucheng.kernel.access.Standing.Fact;

/// What is forbidden whoever asks, and what asks for other eyes.
final class Bans {
    private static final Set<Action> EVERYTHING = EnumSet.allOf(Action.class);
    private static final Set<Action> MATTERS = which(action -> action.is(Trait.MATTER));
    private static final Set<Action> MOVES = which(action -> action.is(Trait.TRANSITION));
    private static final Set<Action> IDENTITIES = which(action -> action.is(Trait.IDENTITY));
    private static final Set<Action> ADMINISTRATION = EnumSet.of(EDIT_ROLES, EDIT_CONFIG, READ_AUDIT);

    /// Who did one of these may not do that.
    static final Map<Action, Set<Action>> OTHER_THAN = Map.ofEntries(
            Map.entry(VERIFY, EnumSet.of(ACCEPT, ACT, FINISH)),
            Map.entry(REWORK, EnumSet.of(ACCEPT, ACT, FINISH)),
            Map.entry(CLOSE, EnumSet.of(ACCEPT, ACT, FINISH)),
            Map.entry(UPHOLD, EnumSet.of(ACCEPT, ACT, FINISH, VERIFY, REFUSE)),
            Map.entry(REOPEN, EnumSet.of(ACCEPT, ACT, FINISH, VERIFY, REFUSE)),
            Map.entry(ASSIGN, EnumSet.of(RETURN)),
            Map.entry(EXTEND_APPROVE, EnumSet.of(EXTEND_ASK, ACCEPT, ACT)),
            Map.entry(GRANT_APPROVE, EnumSet.of(GRANT_ASK, GRANT_APPROVE)),
            Map.entry(LIFT_HOLD, EnumSet.of(HOLD)),
            Map.entry(DECIDE_APPEAL, EnumSet.of(MODERATE)),
            Map.entry(RELEASE_SIGN, EnumSet.of(RELEASE_PROPOSE)),
            Map.entry(RULES_APPROVE, EnumSet.of(RULES_PROPOSE)),
            Map.entry(EDIT_ROLES, EnumSet.of(EDIT_ROLES)),
            Map.entry(TASK_CHECK, EnumSet.of(TASK_ANSWER)),
            Map.entry(MINUTES_APPROVE, EnumSet.of(GROUP_MEET)),
            Map.entry(DELEGATE_APPROVE, EnumSet.of(DELEGATE)));

    /// In the order in which they are told.
    static final List<Ban> ALL = List.of(
            Ban.when(Fact.ENDED, Forbid.POST_ENDED, EVERYTHING),
            Ban.when(Fact.CLOCK, Forbid.CLOCK_ONLY_LAPSES, which(action -> action != LAPSE)),
            Ban.when(Fact.MODEL, Forbid.MODEL_NEVER_MOVES, MATTERS),
            Ban.when(Fact.ADMINISTRATOR, Forbid.ADMINISTRATOR_READS_NO_MATTER, MATTERS),
            Ban.when(Fact.TWO_ADMINISTRATORS, Forbid.ADMINISTRATORS_ARE_APART, ADMINISTRATION),
            Ban.when(Fact.CONFLICTED, Forbid.CONFLICT_OF_INTEREST, MATTERS),
            Ban.when(Fact.REPORTED, Forbid.REPORTED_OFFICER, MATTERS),
            Ban.when(Fact.OWN_UNIT, Forbid.REPORTED_UNIT, MATTERS),
            Ban.when(Fact.PEER, Forbid.IDENTITY_STAYS_IN_THE_CITY, IDENTITIES),
            Ban.when(Fact.NOT_POSSIBLE, Forbid.NOT_FROM_HERE, MOVES),
            Ban.when(Fact.SAME_EYES, Forbid.FOUR_EYES, OTHER_THAN.keySet()),
            Ban.when(Fact.SENSITIVE, Forbid.SENSITIVE, EnumSet.of(READ_PUBLIC, READ_SENT, MODERATE, DECIDE_APPEAL)),
            Ban.when(Fact.UNGRANTED, Forbid.NO_LIVE_GRANT, IDENTITIES),
            Ban.when(Fact.OTHER_PURPOSE, Forbid.OTHER_PURPOSE, IDENTITIES),
            Ban.when(Fact.OTHER_FIELDS, Forbid.OTHER_FIELDS, IDENTITIES),
            Ban.when(Fact.ONE_APPROVAL, Forbid.TWO_APPROVALS, IDENTITIES),
            Ban.when(Fact.HELD, Forbid.HELD_BY_LAW, EnumSet.of(ERASE_IDENTITY)));

    private Bans() {}

    private static Set<Action> which(Predicate<Action> wanted) {
        return Arrays.stream(values())
                .filter(wanted)
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(Action.class)));
    }
}
