package org.xiucheng.host.demo.chiefs;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.xiucheng.decide.group.FoundGroup;
import org.xiucheng.kernel.Bilingual;
import org.xiucheng.kernel.access.Permission;
import org.xiucheng.kernel.law.ArticleId;
import org.xiucheng.kernel.party.Party;
import org.xiucheng.kernel.task.LeadingGroup;

/// The leading group of the demonstration: a unit for one hard thing, with members.
final class LeadingGroups {
    static final String CODE = "group-avenue-pipes";

    private final Town town;

    LeadingGroups(Town town) {
        this.town = town;
    }

    void found(Instant now) {
        var members = HardOne.members().stream()
                .sorted()
                .map(unit ->
                        new LeadingGroup.Member(unit, new Bilingual("成员单位", "A member"), unit.equals(HardOne.CHAIR)))
                .toList();
        var wanted = new LeadingGroup(
                CODE,
                new Bilingual("大道管线专门领导小组", "Leading Group on the Avenue's Pipes"),
                new Bilingual("协调大道地下管线与占道施工", "Bring pipes and works on the avenue together"),
                new ArticleId("demo-ordinance/63"),
                now,
                now.plus(Duration.ofDays(180)),
                Optional.empty(),
                members);
        var founder = town.officers("shift-office", Permission.SUPERVISE).getFirst();
        town.part(FoundGroup.class).found(wanted, Optional.of(HardOne.CHAIR + "-1"), founder);
        town.partiesChanged();
    }

    Check check() {
        var parties = town.parties();
        var members = parties.subjects(Party.unit(CODE), LeadingGroup.MEMBER, town.now())
                .size();
        var chairs = parties.subjects(Party.unit(CODE), LeadingGroup.CHAIR, town.now())
                .size();
        return Check.of(
                "group",
                "领导小组有组长和成员",
                "the group has a chair and members",
                chairs + " chair, " + members + " members",
                chairs == 1 && members == HardOne.members().size() - 1);
    }
}
