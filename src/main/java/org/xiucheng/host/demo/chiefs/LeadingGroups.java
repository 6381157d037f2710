package org.xiucheng.host.demo.chiefs;

import java.time.Instant;
import java.util.Set;
import org.xiucheng.kernel.Bilingual;
import org.xiucheng.kernel.matter.PublicNumber;
import org.xiucheng.kernel.party.Party;
import org.xiucheng.kernel.party.Post;
import org.xiucheng.kernel.party.Relation;
import org.xiucheng.kernel.party.Unit;
import org.xiucheng.kernel.party.sql.SqlParties;
import org.xiucheng.kernel.task.LeadingGroup;
import org.xiucheng.kernel.time.Maker;
import org.xiucheng.kernel.time.Validity;

/// The leading group of the demonstration: a unit for one hard thing, with members.
final class LeadingGroups {
    static final String CODE = "group-avenue-pipes";

    private final Town town;

    LeadingGroups(Town town) {
        this.town = town;
    }

    void found(Instant now) {
        var store = town.part(SqlParties.class);
        var since = Validity.since(now);
        var root = town.places().jurisdiction().root();
        store.add(new Unit(
                CODE,
                new Bilingual("大道管线专门领导小组", "Leading Group on the Avenue's Pipes"),
                LeadingGroup.KIND,
                root,
                since));
        store.add(new Post(CODE + "-1", CODE, new Bilingual("组长", "Chair"), Set.of("HANDLE", "READ_QUEUE")));
        var chair = town.parties().holder("road-chief-1", now).orElseThrow();
        relate(Party.post(CODE + "-1"), Relation.HOLDER, Party.person(chair.id()), since);
        HardOne.members().forEach(unit -> relate(Party.unit(CODE), LeadingGroup.MEMBER, Party.unit(unit), since));
        town.partiesChanged();
    }

    void meet(PublicNumber about) {}

    Check check() {
        var members = town.parties()
                .subjects(Party.unit(CODE), LeadingGroup.MEMBER, town.now())
                .size();
        return Check.of("group", "领导小组有成员", "the group has its members", members + " members", members == 3);
    }

    private void relate(Party object, String relation, Party subject, Validity since) {
        town.part(SqlParties.class)
                .add(town.part(Maker.class).id(), new Relation(object, relation, subject, since, "demo"));
    }
}
