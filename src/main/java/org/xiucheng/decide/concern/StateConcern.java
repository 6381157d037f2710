package org.xiucheng.decide.concern;

import java.time.Instant;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.springframework.stereotype.Service;
import org.xiucheng.decide.act.FindActor;
import org.xiucheng.kernel.Problem;
import org.xiucheng.kernel.access.Action;
import org.xiucheng.kernel.access.Decision;
import org.xiucheng.kernel.access.Policy;
import org.xiucheng.kernel.access.Resource;
import org.xiucheng.kernel.access.Subject;
import org.xiucheng.kernel.access.sql.AsViewer;
import org.xiucheng.kernel.access.sql.SqlAudit;
import org.xiucheng.kernel.matter.Actor;
import org.xiucheng.kernel.matter.Matter;
import org.xiucheng.kernel.matter.Matter.Concern;
import org.xiucheng.kernel.matter.PublicNumber;
import org.xiucheng.kernel.matter.sql.SqlMarkings;
import org.xiucheng.kernel.matter.sql.SqlMatters;
import org.xiucheng.sense.report.CheckText;

/// Lets the desks of a place, and the reporter, say afterwards which unit a matter complains about; the desks
/// also that it is sensitive.
///
/// The unit that answers stands back at once when it is the one. What is said is proven in the log and in the
/// audit, and is shown to the reporter; to the public it is never told.
@Service
public class StateConcern {
    private static final int REASON = 500;

    private final SqlMatters matters;
    private final SqlMarkings markings;
    private final FindActor findActor;
    private final ComposeMarking compose;
    private final Names names;

    StateConcern(SqlMatters matters, SqlMarkings markings, FindActor findActor, ComposeMarking compose, Names names) {
        this.matters = matters;
        this.markings = markings;
        this.findActor = findActor;
        this.compose = compose;
        this.names = names;
    }

    /// In whose name it is done, and where that is written.
    @Component
    record Names(AsViewer viewer, SqlAudit audit) {}

    /// Says it.
    ///
    /// @throws Problem `matter.absent` out of reach, `concern.not-permitted` in reach without the right,
    /// `concern.no-reason`, `unit.unknown`, `concern.stale` when somebody else changed the matter at the same
    /// moment
    public void state(PublicNumber number, Concern concern, String reason, Subject who) {
        if (reason.isBlank()) {
            throw Problem.invalid("concern.no-reason", "Say why.", "/reason");
        }
        CheckText.check(reason, REASON, "/reason");
        var done = names.viewer().read(who, () -> {
            var at = compose.now();
            var matter = matters.find(number).orElseThrow(StateConcern::absent);
            var by = actor(matter, concern, who, at);
            if (matter.concern().equals(concern)) {
                return true;
            }
            names.audit().write(compose.audited(matter, who));
            return markings.store(compose.marking(matter, concern, new ComposeMarking.Said(by, reason), at));
        });
        if (!done) {
            throw new Problem(
                    Problem.Kind.STALE, "concern.stale", "Somebody changed the matter at the same moment.", null);
        }
    }

    private Actor actor(Matter matter, Concern concern, Subject who, Instant at) {
        var resource = findActor.resource(matter, who);
        var via = Optional.<Subject.Holding>empty();
        for (var action : asked(matter.concern(), concern)) {
            switch (Policy.decide(who, action, resource, findActor.context(at))) {
                case Decision.Allowed allowed -> via = allowed.holding();
                case Decision.Forbidden _, Decision.NoPermit _ -> throw refused(who, resource, at);
            }
        }
        return switch (who) {
            case Subject.Officer officer -> {
                var held = via.orElseThrow(StateConcern::absent);
                yield new Actor.Officer(officer.person(), held.post(), held.unit(), held.permissions());
            }
            case Subject.Reporter(var report) -> new Actor.Reporter(report);
            case Subject.Client _, Subject.Model _, Subject.Peer _, Subject.Clock _, Subject.Anyone _ -> throw absent();
        };
    }

    /// What the change asks; who changes nothing must still be one who could state the unit.
    private static Set<Action> asked(Concern before, Concern after) {
        var asked = EnumSet.noneOf(Action.class);
        if (before.sensitive() != after.sensitive()) {
            asked.add(Action.MARK_SENSITIVE);
        }
        if (!before.about().equals(after.about()) || asked.isEmpty()) {
            asked.add(Action.STATE_SUBJECT);
        }
        return asked;
    }

    private Problem refused(Subject who, Resource resource, Instant at) {
        var read = who instanceof Subject.Reporter ? Action.READ_OWN : Action.READ_WHOLE;
        return Policy.decide(who, read, resource, findActor.context(at)).allowed()
                ? Problem.forbidden("concern.not-permitted", "This is for the desks of the place to say.")
                : absent();
    }

    private static Problem absent() {
        return Problem.absent("matter.absent", "There is no such matter.");
    }
}
