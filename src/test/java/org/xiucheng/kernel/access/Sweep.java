package org.xiucheng.kernel.access;

import static org.xiucheng.kernel.access.World.bits;
import static org.xiucheng.kernel.access.World.posts;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.stream.Stream;
import org.xiucheng.kernel.access.World.Given;
import org.xiucheng.kernel.access.World.Kind;

/// Every asker against every action in every pattern of relations, every state, every sensitivity and every
/// grant.
final class Sweep {
    private Sweep() {}

    /// Who asks, with the ties that belong to such a one.
    enum Asker {
        RESIDENT(Kind.ANYONE, 0, 0),
        REPORTER(Kind.REPORTER, 0, bits(Given.OWN_REPORT)),
        CLIENT(Kind.CLIENT, 0, bits(Given.SENT, Given.MAY_READ_SENT)),
        GRID_WORKER(Kind.OFFICER, posts(Permission.HANDLE, Permission.READ_QUEUE), bits(Given.WORKS)),
        ROAD_CHIEF(Kind.OFFICER, posts(Permission.HANDLE), bits(Given.CHIEF)),
        ROAD_WALKER(Kind.OFFICER, posts(Permission.INSPECT), bits(Given.CHIEF)),
        STRETCH_CHIEF(Kind.OFFICER, posts(Permission.HANDLE), bits(Given.CHIEF_OF_STRETCH)),
        STRETCH_WALKER(Kind.OFFICER, posts(Permission.INSPECT), bits(Given.CHIEF_OF_STRETCH)),
        GRID_WALKER(Kind.OFFICER, posts(Permission.INSPECT), bits(Given.WORKS)),
        HANDLER(Kind.OFFICER, posts(Permission.HANDLE, Permission.READ_QUEUE), bits(Given.LEADS)),
        PARTY(Kind.OFFICER, posts(Permission.HANDLE), bits(Given.PARTY)),
        ASSISTANT(Kind.OFFICER, posts(Permission.HANDLE), bits(Given.ASSISTS)),
        LENT(Kind.OFFICER, posts(Permission.HANDLE), bits(Given.WORKS, Given.LENT, Given.GRANTOR_STANDS)),
        LENT_CLERK(Kind.OFFICER, posts(), bits(Given.WORKS, Given.LENT, Given.GRANTOR_STANDS)),
        INTAKE(Kind.OFFICER, posts(Permission.INTAKE), bits(Given.OVER_INTAKE)),
        DISPATCHER(Kind.OFFICER, posts(Permission.DISPATCH, Permission.INSPECT), bits(Given.OVER_DISPATCHER)),
        INSPECTOR(Kind.OFFICER, posts(Permission.INSPECT), bits(Given.OVER_INSPECTOR)),
        SUPERVISOR(Kind.OFFICER, posts(Permission.SUPERVISE, Permission.INSPECT), bits(Given.OVER_SUPERVISOR)),
        MODERATOR(Kind.OFFICER, posts(Permission.MODERATE), bits(Given.OVER_MODERATOR)),
        /// Tied in every way, with a post that carries nothing.
        CLERK(
                Kind.OFFICER,
                posts(),
                bits(
                        EnumSet.range(Given.LEADS, Given.OVER_MODERATOR),
                        Given.WORKS,
                        Given.CHIEF,
                        Given.PARTY,
                        Given.ASSISTS)),
        STEWARD(Kind.OFFICER, posts(Permission.STEWARD), 0),
        MODEL_AUDITOR(Kind.OFFICER, posts(Permission.OVERSEE_MODELS), 0),
        SYSTEM_ADMIN(Kind.OFFICER, posts(Permission.ADMINISTER_SYSTEM), 0),
        SECURITY_ADMIN(Kind.OFFICER, posts(Permission.ADMINISTER_SECURITY), 0),
        AUDIT_ADMIN(Kind.OFFICER, posts(Permission.ADMINISTER_AUDIT), 0),
        TWO_ADMINS(
                Kind.OFFICER,
                posts(Permission.ADMINISTER_SYSTEM, Permission.ADMINISTER_AUDIT, Permission.HANDLE, Permission.INTAKE),
                bits(Given.LEADS, Given.OVER_INTAKE)),
        /// Somebody to whom the city gave every post but an administrator's.
        EVERYBODY(
                Kind.OFFICER,
                posts(EnumSet.complementOf(EnumSet.copyOf(Standing.ADMINISTER)).toArray(Permission[]::new)),
                bits(EnumSet.range(Given.LEADS, Given.OVER_MODERATOR), Given.WORKS, Given.CHIEF)),
        MODEL(Kind.MODEL, 0, 0),
        PEER(Kind.PEER, 0, bits(Given.SHARED)),
        CLOCK(Kind.CLOCK, 0, 0);

        final Kind kind;
        final int posts;
        final long ties;

        Asker(Kind kind, int posts, long ties) {
            this.kind = kind;
            this.posts = posts;
            this.ties = ties;
        }
    }

    /// How the asker stands to the thing.
    enum Pattern {
        STRANGER,
        TIED,
        NARROWER(Given.NARROWER),
        TIE_ENDED(Given.TIE_ENDED),
        POST_ENDED(Given.POST_ENDED),
        CONFLICT_MATTER(Given.CONFLICT_MATTER),
        CONFLICT_UNIT(Given.CONFLICT_UNIT),
        REPORTED(Given.REPORTED),
        ABOUT_OWN(Given.ABOUT_OWN),
        DID_IT;

        final long facts;

        Pattern(Given... facts) {
            this.facts = bits(facts);
        }
    }

    /// Where the thing stands: whether its procedure lets this happen from there, which is all that a state
    /// says to the decision.
    enum Stage {
        HERE(Given.POSSIBLE),
        ELSEWHERE;

        final long facts;

        Stage(Given... facts) {
            this.facts = bits(facts);
        }
    }

    /// How delicate it is.
    enum Delicacy {
        ORDINARY,
        SENSITIVE(Given.SENSITIVE),
        PROTECTED(Given.PROTECTED),
        ALL(Given.SENSITIVE, Given.PROTECTED, Given.HELD);

        final long facts;

        Delicacy(Given... facts) {
            this.facts = bits(facts);
        }
    }

    /// What leave is shown.
    enum Leave {
        NONE,
        LIVE(Given.GRANT, Given.APPROVED_ONE),
        TWICE_APPROVED(Given.GRANT, Given.APPROVED_TWO),
        SELF_APPROVED(Given.GRANT, Given.APPROVED_SELF),
        EXPIRED(Given.GRANT, Given.APPROVED_TWO, Given.GRANT_ENDED),
        REVOKED(Given.GRANT, Given.APPROVED_TWO, Given.GRANT_REVOKED),
        OTHER_PURPOSE(Given.GRANT, Given.APPROVED_TWO, Given.OTHER_PURPOSE),
        OTHER_FIELD(Given.GRANT, Given.APPROVED_TWO, Given.OTHER_FIELD);

        final long facts;

        Leave(Given... facts) {
            this.facts = bits(facts);
        }
    }

    static final int PER_ACTION = Asker.values().length
            * Pattern.values().length
            * Stage.values().length
            * Delicacy.values().length
            * Leave.values().length;

    /// The cells of one action of one asker, always in the same order.
    static Stream<World> cells(Asker asker, Action action) {
        var cells = Stream.<World>builder();
        for (var pattern : Pattern.values()) {
            for (var stage : Stage.values()) {
                for (var delicacy : Delicacy.values()) {
                    for (var leave : Leave.values()) {
                        cells.add(cell(asker, action, pattern, stage, delicacy.facts | leave.facts));
                    }
                }
            }
        }
        return cells.build();
    }

    static Stream<World> cells(Action action) {
        return Arrays.stream(Asker.values()).flatMap(asker -> cells(asker, action));
    }

    static Stream<World> all() {
        return Arrays.stream(Action.values()).flatMap(Sweep::cells);
    }

    private static World cell(Asker asker, Action action, Pattern pattern, Stage stage, long more) {
        var ties = pattern == Pattern.STRANGER ? asker.ties & bits(Given.MAY_READ_SENT) : asker.ties;
        var did = pattern == Pattern.DID_IT ? before(action) : -1;
        return new World(asker.kind, asker.posts, ties | pattern.facts | stage.facts | more, action, did);
    }

    /// What the asker did before, where that weighs.
    private static int before(Action action) {
        return List.copyOf(Policy.otherThan(action)).stream()
                .mapToInt(Action::ordinal)
                .min()
                .orElse(action.ordinal());
    }
}
