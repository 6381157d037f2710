package org.xiucheng.decide.concern;

import java.time.Instant;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.xiucheng.decide.intake.Explanations;
import org.xiucheng.decide.intake.NameLead;
import org.xiucheng.decide.intake.Situate;
import org.xiucheng.kernel.access.AuditRecord;
import org.xiucheng.kernel.access.Subject;
import org.xiucheng.kernel.evidence.Entry;
import org.xiucheng.kernel.matter.Actor;
import org.xiucheng.kernel.matter.Announcement;
import org.xiucheng.kernel.matter.Matter;
import org.xiucheng.kernel.matter.Matter.Concern;
import org.xiucheng.kernel.matter.sql.SqlMarkings.Marking;
import org.xiucheng.kernel.time.Maker;
import tools.jackson.databind.json.JsonMapper;

/// Makes of what was said about a matter the records that are stored together. The evidence commits to the
/// unit and to the mark under salts: it never names them.
@Component
class ComposeMarking {
    private final NameLead nameLead;
    private final Situate situate;
    private final Maker maker;
    private final JsonMapper json;

    ComposeMarking(NameLead nameLead, Situate situate, Maker maker, JsonMapper json) {
        this.nameLead = nameLead;
        this.situate = situate;
        this.maker = maker;
        this.json = json;
    }

    /// Who says it, and why.
    record Said(Actor by, String reason) {}

    Instant now() {
        return maker.now();
    }

    AuditRecord audited(Matter matter, Subject who) {
        return AuditRecord.of(
                maker,
                who,
                "matter.marked",
                AuditRecord.What.matter(matter.number().text()));
    }

    /// The unit that answers is named anew where it is the one complained about, and stays otherwise: what a
    /// person decided stands.
    Marking marking(Matter before, Concern concern, Said said, Instant at) {
        if (!concern.about().equals(before.concern().about())) {
            nameLead.check(concern.about(), at);
        }
        var naming = concern.about()
                .filter(before.lead().unit()::equals)
                .map(about -> nameLead.name(
                        new NameLead.Asked(before.category(), situate.again(before.location()), concern.about()),
                        at,
                        before.lead().basis()));
        var after =
                naming.map(named -> before.ledBy(named.lead())).orElse(before).concerning(concern);
        return new Marking(
                before,
                after,
                naming.map(named -> json.writeValueAsString(Explanations.json(named.explanation()))),
                said.by(),
                said.reason(),
                at,
                entry(after, said, at),
                announcement(after, at));
    }

    private Entry entry(Matter after, Said said, Instant at) {
        return Entry.of("matter.marked", at, maker.random())
                .fact("number", after.number().text())
                .fact("lead", after.lead().unit())
                .fact("by", by(said.by()))
                .commit("about", after.concern().about().orElse(""))
                .commit("sensitive", String.valueOf(after.concern().sensitive()))
                .commit("reason", said.reason())
                .sealed(maker.id());
    }

    private static Object by(Actor actor) {
        return switch (actor) {
            case Actor.Officer officer -> Map.of("unit", officer.unit(), "post", officer.post());
            case Actor.Reporter _ -> "reporter";
            case Actor.Clock _ -> "clock";
        };
    }

    private Announcement announcement(Matter after, Instant at) {
        var number = after.number().text();
        var body = json.writeValueAsString(
                Map.of("number", number, "lead", after.lead().unit()));
        return new Announcement(maker.id(), "MatterMarked", number, at, body);
    }
}
