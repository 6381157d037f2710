package org.xiucheng.host.demo.chiefs;

import static org.xiucheng.host.demo.chiefs.Handling.with;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.xiucheng.decide.act.ActRequest;
import org.xiucheng.decide.intake.ReceiveReport;
import org.xiucheng.decide.patrol.FindOnWalk;
import org.xiucheng.decide.patrol.Grounds;
import org.xiucheng.kernel.access.Subject;
import org.xiucheng.kernel.category.CategoryKey;
import org.xiucheng.kernel.matter.PublicNumber;
import org.xiucheng.sense.report.ReportDraft;
import org.xiucheng.sense.report.Where;

/// What one unit cannot do: found on a walk, sent to coordination, led by a leading group made for it, done,
/// watched and assessed.
final class HardOne implements Scene {
    static final String CHAIR = "construction";

    private static final CategoryKey WORKS = new CategoryKey("cjt-214-2007-events", "0304");

    private final Town town;
    private final Handling handling;
    private final Grounds.Chiefed where;
    private final LeadingGroups groups;
    private final GroupMeeting meeting;
    private @Nullable PublicNumber number;

    HardOne(Town town, Handling handling, Grounds.Chiefed where) {
        this.town = town;
        this.handling = handling;
        this.where = where;
        this.groups = new LeadingGroups(town);
        this.meeting = new GroupMeeting(town);
    }

    @Override
    public void plan(LocalDate first, int days) {
        var begin = town.calendar().workingDayFrom(first.plusDays(days / 5));
        at(begin, 0, 10, this::found);
        at(begin, 0, 11, () -> act(ActRequest.plain("file")));
        at(begin, 0, 15, () -> act(with("coordinate", "several-units", Optional.empty())));
        at(begin, 1, 9, () -> groups.found(town.now()));
        at(begin, 1, 10, () -> act(with("assign", "", Optional.of(LeadingGroups.CODE))));
        meeting.plan(town.calendar().plusWorkingDays(begin, 2));
        at(begin, 6, 10, () -> act(with("finish", "", Optional.empty())));
        at(begin, 9, 10, () -> act(ActRequest.plain("verify")));
        at(begin, 9, 11, () -> act(ActRequest.plain("assess")));
    }

    @Override
    public List<Check> checks() {
        var way = town.sql()
                .sql("""
                        select string_agg(a.verb || coalesce('@' || a.actor_unit, ''), ' ' order by a.revision)
                        from matter.act a join matter.matter m on m.id = a.matter_id where m.number = :number
                        """)
                .param("number", here().text())
                .query(String.class)
                .single();
        var led = way.contains("finish@" + LeadingGroups.CODE);
        var closed = handling.matter(here()).state().equals("closed");
        return List.of(
                Check.of("hard", "难题由专门领导小组牵头办结", "a hard one went through a leading group", way, led && closed),
                groups.check(),
                meeting.check());
    }

    private void found() {
        var spot =
                town.part(Grounds.class).stretches(where.ground(), town.now()).getFirst();
        var draft =
                ReportDraft.plain(FindOnWalk.CHANNEL, "管线与占道施工交织，多单位协调", Optional.of(WORKS), Where.at(spot.middle()));
        number = town.part(ReceiveReport.class)
                .receive(draft, new Subject.Anyone(), Optional.empty())
                .number();
    }

    private void act(ActRequest request) {
        if (handling.act(here(), request).isEmpty()) {
            throw new IllegalStateException("nobody is there to " + request.verb());
        }
    }

    private PublicNumber here() {
        if (number == null) {
            throw new IllegalStateException("the hard one has not been found yet");
        }
        return number;
    }

    /// So many working days later.
    private void at(LocalDate begin, int day, int hour, Runnable what) {
        var date = town.calendar().plusWorkingDays(begin, day);
        town.agenda()
                .at(
                        date.atTime(LocalTime.of(hour, 0))
                                .atZone(town.calendar().zone())
                                .toInstant(),
                        what);
    }

    /// Those who may look at all: nobody else takes part.
    static Set<String> members() {
        return Set.of("construction", "roads", "telecom");
    }
}
