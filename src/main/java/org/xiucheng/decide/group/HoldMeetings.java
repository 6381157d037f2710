package org.xiucheng.decide.group;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.stereotype.Service;
import org.xiucheng.decide.act.FindActor;
import org.xiucheng.decide.task.AskRequest;
import org.xiucheng.decide.task.AskUnits;
import org.xiucheng.decide.task.TaskLimits;
import org.xiucheng.kernel.Problem;
import org.xiucheng.kernel.Sha256;
import org.xiucheng.kernel.access.Action;
import org.xiucheng.kernel.access.AuditRecord;
import org.xiucheng.kernel.access.Decision;
import org.xiucheng.kernel.access.Forbid;
import org.xiucheng.kernel.access.Policy;
import org.xiucheng.kernel.access.Resource;
import org.xiucheng.kernel.access.Subject;
import org.xiucheng.kernel.access.sql.AsViewer;
import org.xiucheng.kernel.evidence.Entry;
import org.xiucheng.kernel.matter.Matter;
import org.xiucheng.kernel.matter.PublicNumber;
import org.xiucheng.kernel.matter.sql.SqlMatters;
import org.xiucheng.kernel.task.LeadingGroup;
import org.xiucheng.kernel.task.Meeting;
import org.xiucheng.kernel.task.Task;
import org.xiucheng.kernel.task.sql.SqlGroups;
import org.xiucheng.kernel.task.sql.SqlMeetings;
import org.xiucheng.sense.report.CheckText;

/// Holds the meetings of leading groups: the unit in the chair calls them and writes the minutes; when another
/// person of that unit approves, each decision is a task from the group to the unit that it names.
@Service
public class HoldMeetings {
    private static final TaskLimits LIMITS = TaskLimits.USUAL;
    private static final Duration AHEAD = Duration.ofDays(366);

    private final Store store;
    private final Reach reach;
    private final AskUnits ask;
    private final FoundGroup.Known known;
    private final FoundGroup.Desk desk;

    HoldMeetings(Store store, Reach reach, AskUnits ask, FoundGroup.Known known, FoundGroup.Desk desk) {
        this.store = store;
        this.reach = reach;
        this.ask = ask;
        this.known = known;
        this.desk = desk;
    }

    /// Where groups and their meetings lie.
    @Component
    record Store(SqlGroups groups, SqlMeetings meetings) {}

    /// Who reaches which matter.
    @Component
    record Reach(FindActor findActor, SqlMatters matters, AsViewer viewer) {}

    /// The meeting, called.
    ///
    /// @throws Problem `group.absent`, `group.ended`, `meeting.not-permitted`, `meeting.time`,
    /// `meeting.attendance`, `meeting.agenda`, `unit.unknown`, `matter.absent` for one out of reach
    public Meeting call(MeetingRequest wanted, Subject.Officer by) {
        return reach.viewer.read(by, () -> {
            var now = desk.maker().now();
            var group = store.groups.find(wanted.group()).orElseThrow(FoundGroup::absent);
            var as = through(group, Action.GROUP_MEET, Optional.empty(), by);
            check(group, wanted, now);
            wanted.agenda().forEach(number -> seen(number, by, now));
            var meeting = new Meeting(
                    desk.maker().id(),
                    PublicNumber.fresh(now, desk.maker().random()).text(),
                    group.code(),
                    wanted.heldAt(),
                    wanted.attendance(),
                    wanted.agenda(),
                    by.person(),
                    Optional.empty());
            store.meetings.add(meeting);
            written(
                    "meeting.call",
                    meeting,
                    by,
                    as,
                    facts("meeting.called", meeting, now)
                            .fact("held", wanted.heldAt().toString())
                            .fact("attendance", wanted.attendance())
                            .commit("agenda", wanted.agenda().toString()));
            return meeting;
        });
    }

    /// The meeting with its minutes, written or written anew.
    ///
    /// @throws Problem `meeting.absent`, `meeting.not-permitted`, `meeting.approved`, `meeting.not-held`,
    /// `minutes.text`, `minutes.decisions`, `unit.unknown`
    public Meeting write(String code, String text, List<Meeting.Decision> decisions, Subject.Officer by) {
        CheckText.check(text, LIMITS.minutes(), "/text");
        return reach.viewer.read(by, () -> {
            var now = desk.maker().now();
            var meeting = store.meetings.find(code).orElseThrow(HoldMeetings::absent);
            var as = through(group(meeting), Action.GROUP_MEET, Optional.empty(), by);
            if (now.isBefore(meeting.heldAt())) {
                throw Problem.conflict("meeting.not-held", "Minutes are written when the meeting was held.");
            }
            check(text, decisions, now);
            var hash = HexFormat.of().formatHex(Sha256.of(text.getBytes(StandardCharsets.UTF_8)));
            var minutes = new Meeting.Minutes(text, hash, decisions, by.person(), now, Optional.empty());
            if (!store.meetings.write(code, minutes)) {
                throw approved();
            }
            written(
                    "meeting.write",
                    meeting,
                    by,
                    as,
                    facts("meeting.written", meeting, now).fact("minutes", hash).fact("decisions", decisions.size()));
            return store.meetings.find(code).orElseThrow();
        });
    }

    /// The tasks that were decided, when another person than the writer approves exactly what was written then.
    ///
    /// @param read when the minutes were written that the approver has read
    /// @throws Problem `meeting.absent`, `meeting.not-permitted`, `four-eyes`, `meeting.unwritten`,
    /// `meeting.approved`, `meeting.stale`, `group.ended`, and what `AskUnits` refuses
    public List<Task> approve(String code, Instant read, Subject.Officer by) {
        return reach.viewer.read(by, () -> {
            var now = desk.maker().now();
            var meeting = store.meetings.find(code).orElseThrow(HoldMeetings::absent);
            var group = group(meeting);
            var as = through(group, Action.MINUTES_APPROVE, meeting.minutes().map(Meeting.Minutes::writtenBy), by);
            var minutes = meeting.minutes()
                    .orElseThrow(() -> Problem.conflict("meeting.unwritten", "There are no minutes to approve."));
            if (meeting.approved()) {
                throw approved();
            }
            works(group, now);
            var approval = new SqlMeetings.Approval(by.person(), as.unit(), now);
            if (!minutes.writtenAt().equals(read) || !store.meetings.approve(code, read, approval)) {
                throw new Problem(
                        Problem.Kind.STALE, "meeting.stale", "The minutes have changed since; read them again.", null);
            }
            var tasks = minutes.decisions().stream()
                    .map(decision -> ask.decided(asked(decision, group), Task.End.unit(group.code()), code, by))
                    .toList();
            written(
                    "meeting.approve",
                    meeting,
                    by,
                    as,
                    facts("meeting.approved", meeting, now)
                            .fact("minutes", minutes.hash())
                            .fact("unit", as.unit())
                            .fact(
                                    "tasks",
                                    tasks.stream()
                                            .map(task -> task.number().text())
                                            .toList()));
            return tasks;
        });
    }

    private static AskRequest asked(Meeting.Decision decision, LeadingGroup group) {
        return new AskRequest(
                Task.Kind.MINUTE,
                Optional.empty(),
                decision.unit(),
                Optional.empty(),
                decision.text(),
                decision.term(),
                group.basis(),
                Optional.empty());
    }

    private void check(LeadingGroup group, MeetingRequest wanted, Instant now) {
        works(group, now);
        if (wanted.heldAt().isBefore(group.since()) || wanted.heldAt().isAfter(now.plus(AHEAD))) {
            throw Problem.invalid("meeting.time", "A meeting is held while there is the group.", "/heldAt");
        }
        var attendance = wanted.attendance();
        if (attendance.isEmpty() || attendance.size() > LIMITS.members() || repeats(attendance)) {
            throw Problem.invalid("meeting.attendance", "Name 1 to 40 units, each once.", "/attendance");
        }
        attendance.forEach(unit -> there(unit, now, "/attendance"));
        if (wanted.agenda().size() > LIMITS.agenda() || repeats(wanted.agenda())) {
            throw Problem.invalid("meeting.agenda", "Name at most 20 matters, each once.", "/agenda");
        }
    }

    private void check(String text, List<Meeting.Decision> decisions, Instant now) {
        if (text.isBlank()) {
            throw Problem.invalid("minutes.text", "Minutes say something.", "/text");
        }
        if (decisions.size() > LIMITS.decisions()) {
            throw Problem.invalid("minutes.decisions", "A meeting decides at most 50 things.", "/decisions");
        }
        for (var i = 0; i < decisions.size(); i++) {
            var at = "/decisions/" + i;
            CheckText.check(decisions.get(i).text(), LIMITS.text(), at + "/text");
            if (decisions.get(i).text().isBlank()) {
                throw Problem.invalid("task.text", "Say what is asked.", at + "/text");
            }
            there(decisions.get(i).unit(), now, at + "/unit");
        }
    }

    private static boolean repeats(List<?> given) {
        return new HashSet<>(given).size() != given.size();
    }

    private void there(String unit, Instant now, String pointer) {
        if (known.parties()
                .get()
                .unit(unit)
                .filter(found -> found.validity().holdsAt(now))
                .isEmpty()) {
            throw Problem.invalid("unit.unknown", "There is no such unit here.", pointer);
        }
    }

    /// What the caller cannot see at all is as absent as what is not there.
    private void seen(PublicNumber number, Subject.Officer by, Instant now) {
        if (reach.matters.find(number).filter(matter -> sees(matter, by, now)).isEmpty()) {
            throw Problem.absent("matter.absent", "There is no such matter.");
        }
    }

    private boolean sees(Matter matter, Subject.Officer by, Instant now) {
        var resource = reach.findActor.resource(matter, by);
        var context = reach.findActor.context(now);
        return Policy.decide(by, Action.READ_PUBLIC, resource, context).allowed()
                || Policy.decide(by, Action.READ_WHOLE, resource, context).allowed();
    }

    /// The post of the unit in the chair in whose name it is done.
    private Subject.Holding through(LeadingGroup group, Action action, Optional<UUID> writer, Subject.Officer by) {
        var done =
                writer.map(person -> Map.of(person, Set.of(Action.GROUP_MEET))).orElse(Map.of());
        var chair = Resource.matter(group.code(), group.chair(), List.of()).standing(Set.of(), done);
        return switch (Policy.decide(
                by, action, chair, reach.findActor.context(desk.maker().now()))) {
            case Decision.Allowed(var _, var held) -> held.orElseThrow();
            case Decision.Forbidden(var why)
            when why == Forbid.FOUR_EYES && chairs(group, by) ->
                throw Problem.forbidden("four-eyes", "Whoever wrote the minutes may not approve them.");
            case Decision.Forbidden _, Decision.NoPermit _ ->
                throw Problem.forbidden("meeting.not-permitted", "This is for the unit in the chair.");
        };
    }

    private static boolean chairs(LeadingGroup group, Subject.Officer by) {
        return by.holdings().stream().anyMatch(held -> held.unit().equals(group.chair()));
    }

    private LeadingGroup group(Meeting meeting) {
        return store.groups.find(meeting.group()).orElseThrow();
    }

    private static void works(LeadingGroup group, Instant now) {
        if (!group.worksAt(now)) {
            throw Problem.conflict("group.ended", "This group has ended.");
        }
    }

    private Entry.Draft facts(String kind, Meeting meeting, Instant now) {
        return Entry.of(kind, now, desk.maker().random())
                .fact("meeting", meeting.code())
                .fact("group", meeting.group());
    }

    private void written(String deed, Meeting meeting, Subject.Officer by, Subject.Holding as, Entry.Draft entry) {
        var what = new AuditRecord.What("meeting", meeting.code());
        desk.audit().write(AuditRecord.of(desk.maker(), by, as, deed, what));
        desk.entries()
                .add(entry.commit("actor", by.person().toString())
                        .sealed(desk.maker().id()));
    }

    private static Problem approved() {
        return Problem.conflict("meeting.approved", "These minutes are approved and stay as they are.");
    }

    private static Problem absent() {
        return Problem.absent("meeting.absent", "There is no such meeting.");
    }
}
