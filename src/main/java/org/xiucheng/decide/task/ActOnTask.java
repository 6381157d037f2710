package org.xiucheng.decide.task;

import java.util.Optional;
import org.springframework.stereotype.Service;
import org.xiucheng.kernel.Problem;
import org.xiucheng.kernel.access.AuditRecord;
import org.xiucheng.kernel.access.Subject;
import org.xiucheng.kernel.access.sql.AsViewer;
import org.xiucheng.kernel.access.sql.SqlAudit;
import org.xiucheng.kernel.matter.PublicNumber;
import org.xiucheng.kernel.task.DeclineReason;
import org.xiucheng.kernel.task.Task;
import org.xiucheng.kernel.task.TaskAct;
import org.xiucheng.kernel.task.TaskRefusal;
import org.xiucheng.kernel.task.sql.SqlTasks;
import org.xiucheng.sense.report.CheckText;

/// Does one act to one task: reads it, asks who may and what the kernel says, and stores the answer with its
/// proof in one statement. Of two who act at once one is stale and leaves nothing.
@Service
public class ActOnTask {
    private final SqlTasks tasks;
    private final Ends ends;
    private final ComposeTask compose;
    private final AsViewer viewer;
    private final SqlAudit audit;
    private final Decline decline;

    ActOnTask(SqlTasks tasks, Ends ends, ComposeTask compose, Decline decline, SqlAudit audit) {
        this.tasks = tasks;
        this.ends = ends;
        this.compose = compose;
        this.decline = decline;
        this.viewer = decline.viewer();
        this.audit = audit;
    }

    /// Does it, or says why not; gives back the task as it stands after.
    ///
    /// @throws Problem `task.absent` for whoever stands at neither end, `task.*` for what it refuses
    public Task perform(
            PublicNumber number, TaskAct.Verb verb, Optional<String> reason, Optional<String> note, Seen seen) {
        note.ifPresent(text -> CheckText.check(text, TaskLimits.USUAL.note(), "/note"));
        return viewer.read(seen.by(), () -> {
            var now = compose.maker().now();
            var kept = tasks.find(number)
                    .filter(found -> ends.reads(found, seen.by(), now))
                    .orElseThrow(Ends::absent);
            var as = ends.through(kept, verb.side(), seen.by(), now);
            var act = new TaskAct(
                    verb, seen.by().person(), as.unit(), reason.map(ActOnTask::ground), note, seen.revision());
            return switch (kept.task().after(act, now)) {
                case Task.Outcome.Refused(var why) -> throw problem(why);
                case Task.Outcome.Moved(var after) -> stored(kept, after, act, seen.by(), as);
            };
        });
    }

    /// Who acts, and on which revision.
    public record Seen(Subject.Officer by, int revision) {}

    private Task stored(SqlTasks.Kept kept, Task after, TaskAct act, Subject.Officer by, Subject.Holding as) {
        var what = new AuditRecord.What("task", after.number().text());
        audit.write(AuditRecord.of(compose.maker(), by, as, "task." + act.verb().key(), what));
        if (!tasks.store(kept.task(), after, act, compose.moved(after, act, as.post()))) {
            throw problem(
                    new TaskRefusal.Stale(act.expectedRevision(), kept.task().revision() + 1));
        }
        if (after.state() == Task.State.DECLINED) {
            decline.climbs(kept, after);
        }
        return after;
    }

    private static DeclineReason ground(String code) {
        return DeclineReason.of(code)
                .orElseThrow(() ->
                        Problem.invalid("task.no-reason", "Declining asks for one of the listed reasons.", "/reason"));
    }

    private static Problem problem(TaskRefusal why) {
        return switch (why) {
            case TaskRefusal.Stale _ -> new Problem(Problem.Kind.STALE, "task.stale", why.detail(), null);
            case TaskRefusal.NotPossible _ -> Problem.conflict("task.not-possible", why.detail());
            case TaskRefusal.NotYours _ -> Problem.forbidden("task.not-yours", why.detail());
            case TaskRefusal.FourEyes _ -> Problem.forbidden("four-eyes", why.detail());
            case TaskRefusal.NoReason _ -> Problem.invalid("task.no-reason", why.detail(), "/reason");
            case TaskRefusal.NotAsked _ -> Problem.invalid("task.not-asked", why.detail(), "/reason");
            case TaskRefusal.NoNote _ -> Problem.invalid("task.no-note", why.detail(), "/note");
            case TaskRefusal.TooEarly _ -> Problem.conflict("task.too-early", why.detail());
        };
    }
}
