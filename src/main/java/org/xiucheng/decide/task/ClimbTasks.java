package org.xiucheng.decide.task;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.springframework.stereotype.Service;
import org.xiucheng.decide.escalate.Ladder;
import org.xiucheng.decide.escalate.Supervisors;
import org.xiucheng.kernel.party.Unit;
import org.xiucheng.kernel.task.sql.SqlClimbs;
import org.xiucheng.kernel.task.sql.SqlTasks.Kept;
import org.xiucheng.kernel.time.Chore;

/// Sees that no task runs late unnoticed: a scan over rows, never a timer; each level of each task is told
/// exactly once, whoever looks and however often.
@Service
public class ClimbTasks implements Chore {
    static final int LEVELS = 3;

    private final SqlClimbs store;
    private final Supervisors supervisors;
    private final ComposeTask compose;
    private final AskUnits.City city;
    private final Ends ends;
    private final Ladder ladder = Ladder.USUAL;

    ClimbTasks(SqlClimbs store, Supervisors supervisors, ComposeTask compose, AskUnits.City city, Ends ends) {
        this.store = store;
        this.supervisors = supervisors;
        this.compose = compose;
        this.city = city;
        this.ends = ends;
    }

    @Override
    public Duration every() {
        return ladder.every();
    }

    @Override
    public void look() {
        scan();
    }

    /// Looks until nothing is left; gives back how many levels this call told.
    public int scan() {
        return Ladder.climb(
                ladder.batch(),
                compose.maker()::now,
                now -> store.late(now, ladder.seconds(), ladder.batch()),
                this::tells);
    }

    private boolean tells(Kept late, Instant now) {
        var level = late.level() + 1;
        var told = above(late, level, now);
        return store.tell(
                new SqlClimbs.Telling(late, level, now, told),
                compose.climbed(late.task(), level, told, now),
                compose.announcement("TaskLate", late.task(), now));
    }

    /// Whom that level tells: those who supervise over the matter's place, or over where the answerer is at
    /// home; the asker where there is nobody.
    String above(Kept kept, int level, Instant now) {
        var task = kept.task();
        var matter = ends.origin(task);
        var areas = matter.map(found -> found.location().areas())
                .orElseGet(() -> home(task.answerer().unit()));
        var about = matter.flatMap(found -> found.concern().about());
        return supervisors.at(level, areas, about, now).orElse(task.asker().unit());
    }

    private List<String> home(String unit) {
        return city.parties()
                .get()
                .unit(unit)
                .map(Unit::area)
                .filter(area -> city.places().area(area).isPresent())
                .map(city.places()::chainOf)
                .orElse(List.of());
    }
}
