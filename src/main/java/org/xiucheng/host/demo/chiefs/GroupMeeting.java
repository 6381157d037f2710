package org.xiucheng.host.demo.chiefs;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.xiucheng.decide.group.HoldMeetings;
import org.xiucheng.decide.group.MeetingRequest;
import org.xiucheng.decide.task.ActOnTask;
import org.xiucheng.decide.task.ClimbTasks;
import org.xiucheng.kernel.Problem;
import org.xiucheng.kernel.access.Permission;
import org.xiucheng.kernel.access.Subject;
import org.xiucheng.kernel.calendar.Term;
import org.xiucheng.kernel.task.Meeting;
import org.xiucheng.kernel.task.Task;
import org.xiucheng.kernel.task.TaskAct;
import org.xiucheng.serve.task.MeetingView;
import org.xiucheng.serve.task.ReadMeetings;

/// One meeting of the leading group: minutes that another person approves, two decisions that are tasks, one
/// done in
/// time, one forgotten and told upward.
final class GroupMeeting {
    private static final String FORGETS = "telecom";
    private static final String KEEPS = "roads";

    private final Town town;
    private @Nullable String code;
    private boolean ownRefused;
    private List<Task> tasks = List.of();

    GroupMeeting(Town town) {
        this.town = town;
    }

    /// Puts it into the agenda.
    ///
    /// @param day a working day on which the group is there
    void plan(LocalDate day) {
        at(day, 15, this::hold);
        at(town.calendar().plusWorkingDays(day, 2), 10, this::keepOne);
        at(
                town.calendar().plusWorkingDays(day, 8),
                10,
                () -> town.part(ClimbTasks.class).scan());
    }

    /// What everyone sees of it at the end.
    Check check() {
        var decided = seen().map(MeetingView::decisions).orElse(List.of());
        var late = decided.stream()
                .filter(one -> one.late() && unit(one).equals(FORGETS))
                .count();
        var kept = decided.stream()
                .filter(one -> !one.late() && unit(one).equals(KEEPS))
                .count();
        var told = tasks.isEmpty()
                ? 0
                : town.sql()
                        .sql("""
                        select count(*) from task.climb c join task.task t on t.id = c.task_id
                        where t.number = any(:numbers)
                        """)
                        .param(
                                "numbers",
                                tasks.stream().map(task -> task.number().text()).toArray(String[]::new))
                        .query(Integer.class)
                        .single();
        return Check.of(
                "meeting",
                "会议纪要成为任务，逾期看得见并逐级报告",
                "minutes become tasks; what is late is seen and told upward",
                tasks.size() + " tasks, " + kept + " kept, " + late + " late, told upward " + told
                        + ", own approval refused " + ownRefused,
                ownRefused && tasks.size() == 2 && kept == 1 && late == 1 && told > 0);
    }

    private void hold() {
        var chair = town.officers(HardOne.CHAIR, Permission.HANDLE);
        var meetings = town.part(HoldMeetings.class);
        var members = HardOne.members().stream().sorted().toList();
        var wanted = new MeetingRequest(LeadingGroups.CODE, town.now(), members, List.of());
        code = meetings.call(wanted, chair.getFirst()).code();
        var decisions = List.of(
                new Meeting.Decision(KEEPS, "恢复路面，清理占道", Term.parse("4 work days")),
                new Meeting.Decision(FORGETS, "核对管线图纸", Term.parse("3 work days")));
        var written = meetings.write(code, "会议纪要：路面、管线分工与时限。", decisions, chair.getFirst());
        var read = written.minutes().orElseThrow().writtenAt();
        try {
            meetings.approve(code, read, chair.getFirst());
        } catch (Problem own) {
            ownRefused = own.code().equals("four-eyes");
        }
        tasks = meetings.approve(code, read, chair.getLast());
    }

    private void keepOne() {
        var task = tasks.stream()
                .filter(one -> one.answerer().unit().equals(KEEPS))
                .findFirst()
                .orElseThrow();
        var officer = town.officers(KEEPS, Permission.HANDLE).getFirst();
        var act = town.part(ActOnTask.class);
        act.perform(
                task.number(), TaskAct.Verb.ACCEPT, Optional.empty(), Optional.empty(), new ActOnTask.Seen(officer, 1));
        act.perform(
                task.number(), TaskAct.Verb.DONE, Optional.empty(), Optional.of("已办"), new ActOnTask.Seen(officer, 2));
    }

    private Optional<MeetingView> seen() {
        return Optional.ofNullable(code)
                .map(known -> town.part(ReadMeetings.class).get(known, new Subject.Anyone()));
    }

    private static String unit(MeetingView.Decided decided) {
        return decided.unit().code();
    }

    private void at(LocalDate day, int hour, Runnable what) {
        town.agenda()
                .at(
                        day.atTime(LocalTime.of(hour, 0))
                                .atZone(town.calendar().zone())
                                .toInstant(),
                        what);
    }
}
