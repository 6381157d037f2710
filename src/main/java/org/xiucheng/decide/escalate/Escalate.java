package org.xiucheng.decide.escalate;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;
import org.xiucheng.decide.act.PerformAct;
import org.xiucheng.kernel.Problem;
import org.xiucheng.kernel.evidence.Entry;
import org.xiucheng.kernel.matter.Announcement;
import org.xiucheng.kernel.matter.Procedures;
import org.xiucheng.kernel.matter.Step;
import org.xiucheng.kernel.matter.sql.SqlEscalations;
import org.xiucheng.kernel.matter.sql.SqlEscalations.Passed;
import org.xiucheng.kernel.matter.sql.SqlEscalations.Telling;
import org.xiucheng.kernel.time.Chore;
import org.xiucheng.kernel.time.Maker;
import tools.jackson.databind.json.JsonMapper;

/// Sees that no term runs out unnoticed: a scan over rows, never a timer, so that a restart or a jump of the
/// clock loses none.
///
/// Where the procedure lets the clock act (silence of the reporter, a pause that is over) the matter lapses;
/// otherwise the next level is told, exactly once per clock and level, however many scan at the same time.
@Service
public class Escalate implements Chore {
    private static final Logger LOG = LoggerFactory.getLogger(Escalate.class);

    private final SqlEscalations store;
    private final PerformAct performAct;
    private final Procedures procedures;
    private final Supervisors supervisors;
    private final Maker maker;
    private final JsonMapper json = JsonMapper.shared();
    private final Ladder ladder = Ladder.USUAL;

    public Escalate(
            SqlEscalations store, PerformAct performAct, Procedures procedures, Supervisors supervisors, Maker maker) {
        this.store = store;
        this.performAct = performAct;
        this.procedures = procedures;
        this.supervisors = supervisors;
        this.maker = maker;
    }

    @Override
    public Duration every() {
        return ladder.every();
    }

    @Override
    public void look() {
        scan();
    }

    /// Looks at the clocks as they stand now, until none is left; gives back how many lapsed or were told by
    /// this call.
    public int scan() {
        return Ladder.climb(
                ladder.batch(), maker::now, now -> store.passed(now, ladder.seconds(), ladder.batch()), this::see);
    }

    private boolean see(Passed passed, Instant now) {
        return lapse(passed).map(step -> lapses(passed, step, now)).orElseGet(() -> tells(passed, now));
    }

    /// The clock's own step, if it is the clock of the state in which the matter stands.
    private Optional<Step> lapse(Passed passed) {
        return procedures
                .find(passed.procedure(), passed.procedureVersion())
                .filter(_ -> passed.clock().equals(passed.state()))
                .flatMap(procedure -> procedure.lapse(passed.state()));
    }

    /// Somebody may act at the same moment: then the clock's step is refused, and the next look finds how it
    /// stands. What is refused for another reason is told to a person instead of being skipped.
    private boolean lapses(Passed passed, Step step, Instant now) {
        try {
            performAct.lapse(passed.number(), step.verb(), passed.due(), passed.revision());
            return true;
        } catch (Problem refused) {
            if (refused.kind() == Problem.Kind.STALE) {
                return false;
            }
            LOG.warn("matter {} could not lapse: {}", passed.number(), refused.code());
            return tells(passed, now);
        }
    }

    private boolean tells(Passed passed, Instant now) {
        var level = passed.level() + 1;
        var unit = supervisors.at(level, passed.areas(), passed.about(), now).orElse(passed.lead());
        var entry = Entry.of("deadline.passed", now, maker.random())
                .fact("number", passed.number().text())
                .fact("clock", passed.clock())
                .fact("due", passed.due().toString())
                .fact("level", level)
                .fact("lead", passed.lead())
                .fact("told", unit)
                .sealed(maker.id());
        return store.tell(new Telling(passed, level, now, unit, entry, announcement(passed, level, now)));
    }

    private Announcement announcement(Passed passed, int level, Instant now) {
        var number = passed.number().text();
        var body = Map.of("number", number, "clock", passed.clock(), "level", level);
        return new Announcement(maker.id(), "DeadlinePassed", number, now, json.writeValueAsString(body));
    }
}
