package org.xiucheng.decide.undertaking;

import java.time.Instant;
import java.util.Map;
import org.springframework.stereotype.Service;
import org.xiucheng.decide.act.ActRequest;
import org.xiucheng.decide.act.FindActor;
import org.xiucheng.decide.act.Law;
import org.xiucheng.decide.act.Refusals;
import org.xiucheng.kernel.Problem;
import org.xiucheng.kernel.access.Subject;
import org.xiucheng.kernel.evidence.Entry;
import org.xiucheng.kernel.matter.Act;
import org.xiucheng.kernel.matter.Actor;
import org.xiucheng.kernel.matter.Announcement;
import org.xiucheng.kernel.matter.Outcome;
import org.xiucheng.kernel.matter.PublicNumber;
import org.xiucheng.kernel.matter.Refusal;
import org.xiucheng.kernel.matter.Step;
import org.xiucheng.kernel.time.Maker;
import org.xiucheng.kernel.undertaking.Undertaking;
import org.xiucheng.kernel.undertaking.sql.SqlUndertakings;
import org.xiucheng.kernel.undertaking.sql.SqlUndertakings.Moving;
import tools.jackson.databind.json.JsonMapper;

/// Does one act to an undertaking, by the same kernel and with the same proof as for a matter.
@Service
public class MoveUndertaking {
    private final SqlUndertakings store;
    private final FindActor findActor;
    private final Law law;
    private final Maker maker;
    private final JsonMapper json;

    public MoveUndertaking(SqlUndertakings store, FindActor findActor, Law law, Maker maker, JsonMapper json) {
        this.store = store;
        this.findActor = findActor;
        this.law = law;
        this.maker = maker;
        this.json = json;
    }

    /// @throws Problem `undertaking.absent`, or `act.*` for what the procedure refuses
    public Undertaking perform(PublicNumber number, ActRequest request, int expectedRevision, Subject who) {
        var before = store.find(number).orElseThrow(MoveUndertaking::absent);
        var now = maker.now();
        var actor = own(findActor.actor(before.course(), request, who, now));
        var act = new Act(
                request.verb(),
                actor,
                request.reason(),
                request.note(),
                request.category(),
                request.unit(),
                expectedRevision);
        return switch (law.judge(before.course(), act, now)) {
            case Outcome.Refused(var why) -> throw Refusals.problem(why);
            case Outcome.Moved(var course, var step) -> stored(before, before.at(course), act, step);
        };
    }

    /// A power that is lent is for matters alone.
    private static Actor own(Actor actor) {
        if (actor instanceof Actor.Officer officer && officer.delegation().isPresent()) {
            throw absent();
        }
        return actor;
    }

    private Undertaking stored(Undertaking before, Undertaking after, Act act, Step step) {
        var id = maker.id();
        var entry = Entry.of("undertaking.moved", after.course().since(), maker.random())
                .fact("number", after.number().text())
                .fact("revision", after.course().revision())
                .fact("verb", act.verb())
                .fact("from", before.course().state())
                .fact("to", after.course().state())
                .fact("basis", step.basis().value());
        if (act.actor() instanceof Actor.Officer officer) {
            entry.fact("by", Map.of("unit", officer.unit(), "post", officer.post()));
            entry.commit("actor", officer.person().toString());
        }
        act.note().ifPresent(note -> entry.commit("note", note));
        var moving = new Moving(id, before, after, act, step, entry.sealed(id), announcement(after));
        if (!store.move(moving)) {
            throw Refusals.problem(
                    new Refusal.Stale(act.expectedRevision(), after.course().revision()));
        }
        return after;
    }

    private Announcement announcement(Undertaking after) {
        Instant now = after.course().since();
        var body = Map.of("number", after.number().text(), "to", after.course().state());
        return new Announcement(
                maker.id(), "UndertakingMoved", after.number().text(), now, json.writeValueAsString(body));
    }

    private static Problem absent() {
        return Problem.absent("undertaking.absent", "There is no such undertaking.");
    }
}
