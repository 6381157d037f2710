package org.xiucheng.kernel.task;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.xiucheng.kernel.Bilingual;
import org.xiucheng.kernel.law.ArticleId;

/// A body of several units made for one hard thing and for a time (专门领导小组): a unit of kind `leading-group`
/// with a mandate, members and a day on which it ends.
///
/// It may lead matters like any unit. It ends when it leads none any more and nothing waits for it; `until` is
/// when it should, `dissolvedAt` when it did.
///
/// @param basis the article that lets it be made
public record LeadingGroup(
        String code,
        Bilingual name,
        Bilingual mandate,
        ArticleId basis,
        Instant since,
        Instant until,
        Optional<Instant> dissolvedAt,
        List<Member> members) {
    /// The word for such a unit among kinds of units.
    public static final String KIND = "leading-group";
    /// The unit that leads the group: `unit#chair@unit`.
    public static final String CHAIR = "chair";
    /// A unit that belongs to the group: `unit#member@unit`.
    public static final String MEMBER = "member";

    public LeadingGroup {
        members = List.copyOf(members);
        if (members.stream().filter(Member::chair).count() != 1) {
            throw new IllegalArgumentException("a leading group has one chair");
        }
        if (!until.isAfter(since)) {
            throw new IllegalArgumentException("a leading group ends after it begins");
        }
    }

    /// A unit in the group, and what it is there for.
    public record Member(String unit, Bilingual role, boolean chair) {}

    /// The post by which a group works.
    public static String office(String code) {
        return code + "-office";
    }

    /// The unit that leads it.
    public String chair() {
        return members.stream().filter(Member::chair).findFirst().orElseThrow().unit();
    }

    public Stream<String> units() {
        return members.stream().map(Member::unit);
    }

    /// Whether it may be given something to lead at that moment.
    public boolean worksAt(Instant moment) {
        return dissolvedAt.isEmpty() && moment.isBefore(until);
    }

    /// Whether it should have ended and has not.
    public boolean overdueAt(Instant moment) {
        return dissolvedAt.isEmpty() && !moment.isBefore(until);
    }
}
