package org.xiucheng.serve.task;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Service;
import org.xiucheng.decide.act.FindActor;
import org.xiucheng.decide.task.TaskLimits;
import org.xiucheng.kernel.Problem;
import org.xiucheng.kernel.access.Action;
import org.xiucheng.kernel.access.Policy;
import org.xiucheng.kernel.access.Resource;
import org.xiucheng.kernel.access.Subject;
import org.xiucheng.kernel.matter.Matter;
import org.xiucheng.kernel.matter.PublicNumber;
import org.xiucheng.kernel.task.LeadingGroup;
import org.xiucheng.kernel.task.Meeting;
import org.xiucheng.kernel.task.Task;
import org.xiucheng.kernel.task.sql.SqlGroups;
import org.xiucheng.kernel.task.sql.SqlMeetings;
import org.xiucheng.kernel.task.sql.SqlTasks;
import org.xiucheng.serve.matter.Shown;

/// Shows the meetings of leading groups, each as far as the reader may see it. A number on the agenda that is
/// out of reach is left out, so that nobody learns that it is there.
@Service
public class ReadMeetings {
    private final SqlMeetings meetings;
    private final SqlGroups groups;
    private final SqlTasks tasks;
    private final FindActor findActor;
    private final ReadTasks.Words words;

    ReadMeetings(SqlMeetings meetings, SqlGroups groups, SqlTasks tasks, FindActor findActor, ReadTasks.Words words) {
        this.meetings = meetings;
        this.groups = groups;
        this.tasks = tasks;
        this.findActor = findActor;
        this.words = words;
    }

    /// The latest meetings of a group, latest first.
    public List<MeetingView> of(LeadingGroup group, Subject who) {
        var listed = meetings.list(group.code(), TaskLimits.USUAL.meetings());
        return views(group, listed, who);
    }

    /// One meeting. @throws Problem `meeting.absent`
    public MeetingView get(String code, Subject who) {
        var meeting =
                meetings.find(code).orElseThrow(() -> Problem.absent("meeting.absent", "There is no such meeting."));
        var group = groups.find(meeting.group()).orElseThrow();
        return views(group, List.of(meeting), who).getFirst();
    }

    private List<MeetingView> views(LeadingGroup group, List<Meeting> listed, Subject who) {
        var now = words.maker().now();
        var agenda = words.matters()
                .list(listed.stream().flatMap(one -> one.agenda().stream()).collect(Collectors.toSet()), who);
        var reader = new Reader(who, agenda, now);
        var decided = tasks.ofMeetings(listed.stream().map(Meeting::code).toList()).stream()
                .map(SqlTasks.Kept::task)
                .collect(Collectors.groupingBy(task -> task.origin().name()));
        return listed.stream()
                .map(meeting -> view(group, meeting, reader, decided))
                .toList();
    }

    /// Who reads, which matters of the agendas the store shows to them, and when.
    private record Reader(Subject who, Map<PublicNumber, Matter> agenda, Instant now) {
        Optional<Matter> matter(PublicNumber number) {
            return Optional.ofNullable(agenda.get(number));
        }
    }

    private MeetingView view(LeadingGroup group, Meeting meeting, Reader reader, Map<String, List<Task>> decided) {
        var within = within(group, meeting, reader);
        var minutes = meeting.minutes().filter(_ -> within);
        var decisions = meeting.approved()
                ? decided.getOrDefault(meeting.code(), List.of()).stream()
                        .map(task -> decided(task, within, reader.now))
                : minutes.stream().flatMap(this::drafted);
        return new MeetingView(
                meeting.code(),
                meeting.heldAt(),
                meeting.attendance().stream().map(words.names()::unit).toList(),
                meeting.agenda().stream()
                        .filter(number -> reader.matter(number)
                                .filter(matter -> sees(matter, reader))
                                .isPresent())
                        .map(PublicNumber::text)
                        .toList(),
                meeting.minutes().flatMap(Meeting.Minutes::approvedAt),
                decisions.toList(),
                minutes.map(
                        one -> new MeetingView.Minutes(one.text(), one.hash(), one.writtenAt(), own(one, reader.who))));
    }

    private MeetingView.Decided decided(Task task, boolean within, Instant now) {
        var clock = task.clock();
        return new MeetingView.Decided(
                words.names().unit(task.answerer().unit()),
                Optional.of(task.text()).filter(_ -> within),
                Optional.of(new Shown.Within(clock.term().key(), clock.term().amount())),
                Optional.of(clock.due()),
                clock.overdueAt(now),
                Optional.of(new Shown.Named(task.state().key(), task.state().title())),
                Optional.of(task.number().text()).filter(_ -> within));
    }

    private Stream<MeetingView.Decided> drafted(Meeting.Minutes minutes) {
        return minutes.decisions().stream()
                .map(one -> new MeetingView.Decided(
                        words.names().unit(one.unit()),
                        Optional.of(one.text()),
                        Optional.of(
                                new Shown.Within(one.term().key(), one.term().amount())),
                        Optional.empty(),
                        false,
                        Optional.empty(),
                        Optional.empty()));
    }

    private static boolean own(Meeting.Minutes minutes, Subject who) {
        return who instanceof Subject.Officer officer && officer.person().equals(minutes.writtenBy());
    }

    /// Whether somebody reads what was said: for a unit of the group, and only where nothing on the agenda is
    /// kept from them, for minutes speak of all of it.
    private boolean within(LeadingGroup group, Meeting meeting, Reader reader) {
        return belongs(group, group.code(), Matter.Concern.NONE, reader)
                && meeting.agenda().stream()
                        .allMatch(number -> reader.matter(number)
                                .filter(matter -> belongs(group, number.text(), matter.concern(), reader))
                                .isPresent());
    }

    /// Whether somebody belongs to the group, and nothing about that thing speaks against them.
    private boolean belongs(LeadingGroup group, String thing, Matter.Concern concern, Reader reader) {
        var context = findActor.context(reader.now);
        return Stream.concat(Stream.of(group.code()), group.units())
                .map(unit -> concern.on(Resource.matter(thing, unit, List.of())))
                .anyMatch(unit -> Policy.decide(reader.who, Action.READ_TASK, unit, context)
                        .allowed());
    }

    private boolean sees(Matter matter, Reader reader) {
        var resource = findActor.resource(matter, reader.who);
        var context = findActor.context(reader.now);
        return Policy.decide(reader.who, Action.READ_PUBLIC, resource, context).allowed()
                || Policy.decide(reader.who, Action.READ_WHOLE, resource, context)
                        .allowed();
    }
}
