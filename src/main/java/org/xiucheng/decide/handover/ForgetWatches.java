package org.xiucheng.decide.handover;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.xiucheng.kernel.access.Subject;
import org.xiucheng.kernel.access.sql.AsViewer;
import org.xiucheng.kernel.roster.sql.CurrentManning;
import org.xiucheng.kernel.time.Chore;
import org.xiucheng.kernel.time.Maker;

/// Lets go of who worked when: notes after three months, the rest of the book, calls, covers, swaps and
/// absences
/// after two years. What they proved stays in the evidence, which names nobody.
@Service
public class ForgetWatches implements Chore {
    private static final BookLimits LIMITS = BookLimits.USUAL;

    private final JdbcClient jdbc;
    private final AsViewer viewer;
    private final CurrentManning manning;
    private final Maker maker;

    ForgetWatches(JdbcClient jdbc, AsViewer viewer, CurrentManning manning, Maker maker) {
        this.jdbc = jdbc;
        this.viewer = viewer;
        this.manning = manning;
        this.maker = maker;
    }

    @Override
    public Duration every() {
        return Duration.ofHours(6);
    }

    @Override
    public void look() {
        scan();
    }

    /// How many rows went.
    public int scan() {
        var now = maker.now();
        var old = now.minus(LIMITS.kept());
        var day = manning.get().calendar().dayOf(old);
        return viewer.read(
                new Subject.Clock(),
                () -> notes(now.minus(LIMITS.notesKept()))
                        + calls(old)
                        + handOvers(old)
                        + covers(day)
                        + swaps(day)
                        + absences(old));
    }

    private int notes(Instant before) {
        return jdbc.sql("delete from roster.handover_note where at < :before")
                .param("before", before.atOffset(ZoneOffset.UTC))
                .update();
    }

    /// A matter that is still open keeps its calls: they are what keeps the clock from calling anew.
    private int calls(Instant before) {
        return jdbc.sql("""
                        with old as (
                            select c.code from roster.call c
                            where c.at < :before
                                and not exists (select from matter.matter m where m.id = c.matter_id and m.open)
                        ), steps as (
                            delete from roster.call_step s using old where s.call_code = old.code
                        )
                        delete from roster.call c using old where c.code = old.code
                        """).param("before", before.atOffset(ZoneOffset.UTC)).update();
    }

    private int handOvers(Instant before) {
        return jdbc.sql("""
                        delete from roster.handover h
                        where h.at < :before and not exists (select from roster.call c where c.handover = h.code)
                        """).param("before", before.atOffset(ZoneOffset.UTC)).update();
    }

    private int covers(LocalDate before) {
        return jdbc.sql("delete from roster.cover where day < :before")
                .param("before", before)
                .update();
    }

    private int swaps(LocalDate before) {
        return jdbc.sql("""
                        delete from roster.swap s
                        where greatest(s.day, s.other_day) < :before
                            and not exists (select from roster.cover c where c.swap_code = s.code)
                        """).param("before", before).update();
    }

    private int absences(Instant before) {
        return jdbc.sql("delete from roster.absence where valid_to < :before")
                .param("before", before.atOffset(ZoneOffset.UTC))
                .update();
    }
}
