package org.xiucheng.decide.act;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import org.springframework.stereotype.Component;
import org.xiucheng.decide.intake.Explanations;
import org.xiucheng.decide.intake.NameLead.Naming;
import org.xiucheng.kernel.evidence.Entry;
import org.xiucheng.kernel.matter.Act;
import org.xiucheng.kernel.matter.Actor;
import org.xiucheng.kernel.matter.Announcement;
import org.xiucheng.kernel.matter.Clocked;
import org.xiucheng.kernel.matter.Matter;
import org.xiucheng.kernel.matter.Moving;
import org.xiucheng.kernel.matter.Outcome;
import org.xiucheng.kernel.time.Maker;
import tools.jackson.databind.json.JsonMapper;

/// Makes of an act that the kernel allowed the records that are stored together.
@Component
public class ComposeMove {
    private final Law law;
    private final RenameLead renameLead;
    private final Maker maker;
    private final JsonMapper json;

    public ComposeMove(Law law, RenameLead renameLead, Maker maker, JsonMapper json) {
        this.law = law;
        this.renameLead = renameLead;
        this.maker = maker;
        this.json = json;
    }

    Instant now() {
        return maker.now();
    }

    public Moving moving(Matter before, Outcome.Moved moved, Act act, OptionalInt rating, List<Clocked> known) {
        var step = moved.step();
        var naming = renameLead.naming(step, act, moved.matter());
        var after = naming.map(Naming::lead).map(moved.matter()::ledBy).orElse(moved.matter());
        var clocks = law.clocks(known, before, after, step, maker);
        var done = new Moving.Done(maker.id(), act, step, rating, after.since());
        return new Moving(
                before,
                after,
                naming.map(n -> json.writeValueAsString(Explanations.json(n.explanation()))),
                done,
                clocks.begun(),
                clocks.changed(),
                clocks.shifts(ground(act)),
                entry(done, before, after, clocks),
                announcement(before, after));
    }

    private static String ground(Act act) {
        return act.reason().map(reason -> act.verb() + ":" + reason).orElse(act.verb());
    }

    private Entry entry(Moving.Done done, Matter before, Matter after, Clocks clocks) {
        var act = done.act();
        var entry = Entry.of("matter.moved", after.since(), maker.random())
                .fact("number", after.number().text())
                .fact("revision", after.revision())
                .fact("verb", act.verb())
                .fact("from", before.state())
                .fact("to", after.state())
                .fact("basis", done.step().basis().value())
                .fact("lead", after.lead().unit())
                .fact("rule", after.lead().rule())
                .fact("by", by(act.actor()));
        act.reason().ifPresent(reason -> entry.fact("reason", reason));
        after.category().ifPresent(key -> entry.fact("category", key.toString()));
        act.reference().ifPresent(code -> entry.fact("reference", code));
        act.note().ifPresent(note -> entry.commit("note", note));
        if (act.actor() instanceof Actor.Officer officer) {
            entry.commit("actor", officer.person().toString());
            officer.delegation().ifPresent(code -> entry.fact("delegation", code));
        }
        if (!clocks.begun().isEmpty() || !clocks.changed().isEmpty()) {
            entry.fact("clocks", clocks(clocks));
        }
        return entry.sealed(done.id());
    }

    private static Object by(Actor actor) {
        return switch (actor) {
            case Actor.Officer officer -> Map.of("unit", officer.unit(), "post", officer.post());
            case Actor.Reporter _ -> "reporter";
            case Actor.Clock _ -> "clock";
        };
    }

    private static Map<String, String> clocks(Clocks clocks) {
        var dues = new TreeMap<String, String>();
        clocks.changed().forEach(d -> dues.put(d.clock(), standing(d.metAt(), d.pausedAt(), d.due())));
        clocks.begun()
                .forEach(c ->
                        dues.put(c.deadline().clock(), "due " + c.deadline().due()));
        return dues;
    }

    private static String standing(Optional<Instant> met, Optional<Instant> paused, Instant due) {
        return met.map(m -> "met " + m).or(() -> paused.map(p -> "paused " + p)).orElse("due " + due);
    }

    private Announcement announcement(Matter before, Matter after) {
        var body = Map.of(
                "number", after.number().text(),
                "from", before.state(),
                "to", after.state(),
                "revision", after.revision(),
                "lead", after.lead().unit());
        return new Announcement(
                maker.id(), "MatterMoved", after.number().text(), after.since(), json.writeValueAsString(body));
    }
}
