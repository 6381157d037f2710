package org.xiucheng.decide.task;

import org.springframework.stereotype.Component;
import org.xiucheng.kernel.access.sql.AsViewer;
import org.xiucheng.kernel.task.Task;
import org.xiucheng.kernel.task.sql.SqlClimbs;
import org.xiucheng.kernel.task.sql.SqlTasks;

/// What is declined does not lie: the first level above is told at once, and may supervise.
@Component
class Decline {
    private final ClimbTasks climb;
    private final SqlClimbs climbs;
    private final ComposeTask compose;
    private final AsViewer viewer;

    Decline(ClimbTasks climb, SqlClimbs climbs, ComposeTask compose, AsViewer viewer) {
        this.climb = climb;
        this.climbs = climbs;
        this.compose = compose;
        this.viewer = viewer;
    }

    AsViewer viewer() {
        return viewer;
    }

    /// Inside the transaction of the act.
    void climbs(SqlTasks.Kept before, Task declined) {
        var now = declined.since();
        var level = before.level() + 1;
        if (level > ClimbTasks.LEVELS) {
            return;
        }
        var told = climb.above(before, level, now);
        var kept = new SqlTasks.Kept(declined, before.matter(), before.level(), before.told());
        climbs.store(
                new SqlClimbs.Telling(kept, level, now, told),
                compose.climbed(declined, level, told, now),
                compose.announcement("TaskDeclined", declined, now));
    }
}
