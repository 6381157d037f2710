package org.xiucheng.decide.act;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;
import org.springframework.stereotype.Component;
import org.springframework.stereotype.Service;
import org.xiucheng.kernel.Problem;
import org.xiucheng.kernel.access.Subject;
import org.xiucheng.kernel.matter.Act;
import org.xiucheng.kernel.matter.Actor;
import org.xiucheng.kernel.matter.Effect;
import org.xiucheng.kernel.matter.Matter;
import org.xiucheng.kernel.matter.Outcome;
import org.xiucheng.kernel.matter.PublicNumber;
import org.xiucheng.kernel.matter.Refusal;
import org.xiucheng.kernel.matter.Step;
import org.xiucheng.kernel.matter.sql.SqlMatters;
import org.xiucheng.kernel.task.sql.SqlGroups;
import org.xiucheng.sense.report.CheckText;

/// Does one act to one matter: reads it, asks the kernel, and stores the answer with its clocks and its proof
/// in one statement.
///
/// Three round trips: the matter, its clocks, the move; one more around them for what is sensitive. Two who
/// act at once both read; one of them stores.
@Service
public class PerformAct {
    private static final int NOTE = 4_000;

    private final SqlMatters matters;
    private final StoreMove moves;
    private final FindActor findActor;
    private final Law law;
    private final ComposeMove compose;
    private final Arbiters arbiters;
    private final SqlGroups groups;

    PerformAct(Store store, FindActor findActor, Law law, ComposeMove compose, Arbiters arbiters) {
        this.matters = store.matters;
        this.moves = store.moves;
        this.findActor = findActor;
        this.law = law;
        this.compose = compose;
        this.arbiters = arbiters;
        this.groups = store.groups;
    }

    /// Matters as they are read, moves as they are kept, and groups that may be given something to lead.
    @Component
    record Store(SqlMatters matters, StoreMove moves, SqlGroups groups) {}

    /// Does it, or says why not; gives back the matter as it stands after.
    ///
    /// @throws Problem `matter.absent` for what is out of reach; `act.*` for what the procedure refuses
    public Matter perform(PublicNumber number, ActRequest request, int expectedRevision, Subject who) {
        return perform(number, request, expectedRevision, who, Optional.empty());
    }

    /// The same as part of something larger that this code names.
    public Matter perform(
            PublicNumber number, ActRequest request, int expectedRevision, Subject who, Optional<String> reference) {
        check(request, who);
        return matters.with(number, who, matter -> {
                    var at = compose.now();
                    var actor = findActor.actor(matter, request, who, at);
                    var plain = act(request, actor, expectedRevision);
                    return move(matter, reference.map(plain::under).orElse(plain), rating(request), at);
                })
                .orElseThrow(FindActor::absent);
    }

    /// The clock's own step out of a state whose term has run out at `due`, unless somebody acted since it was
    /// seen at that revision.
    public Matter lapse(PublicNumber number, String verb, Instant due, int seen) {
        return matters.with(number, new Subject.Clock(), matter -> {
                    var act = Act.plain(verb, new Actor.Clock(due), seen);
                    return move(matter, act, OptionalInt.empty(), compose.now());
                })
                .orElseThrow(FindActor::absent);
    }

    private Matter move(Matter matter, Act act, OptionalInt rating, Instant at) {
        return switch (law.judge(matter, act, at)) {
            case Outcome.Refused(var why) -> throw Refusals.problem(why);
            case Outcome.Moved moved -> {
                var clocks = matters.clocks(matter.id());
                arbiters.check(matter, moved.step(), act, clocks, at);
                refuseEnded(moved.step(), act, at);
                var moving = compose.moving(matter, moved, act, rating, clocks);
                if (!moves.store(moving)) {
                    throw Refusals.problem(new Refusal.Stale(act.expectedRevision(), matter.revision() + 1));
                }
                yield moving.after();
            }
        };
    }

    /// A leading group whose time is over is given nothing more to lead, also while it has not ended yet.
    private void refuseEnded(Step step, Act act, Instant at) {
        var over = act.unit()
                .filter(_ -> step.has(Effect.ASSIGNS_LEAD))
                .flatMap(groups::find)
                .filter(group -> !group.worksAt(at));
        if (over.isPresent()) {
            throw Problem.conflict("group.ended", "The time of this group is over.");
        }
    }

    private static Act act(ActRequest request, Actor actor, int expectedRevision) {
        return new Act(
                request.verb(),
                actor,
                request.reason(),
                request.note(),
                request.category(),
                request.unit(),
                expectedRevision);
    }

    private static void check(ActRequest request, Subject who) {
        request.note().ifPresent(note -> CheckText.check(note, NOTE, "/note"));
        if (request.rating().filter(r -> r < 1 || r > 5).isPresent()) {
            throw Problem.invalid("rating.range", "A rating is 1 to 5.", "/rating");
        }
        if (request.rating().isPresent() && !(who instanceof Subject.Reporter)) {
            throw Problem.forbidden("rating.not-yours", "Only the reporter rates.");
        }
    }

    private static OptionalInt rating(ActRequest request) {
        return request.rating().map(OptionalInt::of).orElseGet(OptionalInt::empty);
    }
}
