package org.xiucheng.serve.roster;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.xiucheng.kernel.access.Subject;
import org.xiucheng.serve.matter.Explain;
import org.xiucheng.serve.matter.Shown;

/// The calls that are somebody's: they were called, their unit was, or they called.
@Service
public class ReadCalls {
    private static final Duration SHOWN = Duration.ofDays(2);
    private static final int MOST = 100;

    private final JdbcClient jdbc;
    private final Explain explain;
    private final InstantSource clock;

    ReadCalls(JdbcClient jdbc, Explain explain, InstantSource clock) {
        this.jdbc = jdbc;
        this.explain = explain;
        this.clock = clock;
    }

    /// One call; posts are told, never people. `how` is `answered`, `moved` or `acknowledged` once it is over.
    public record CallView(
            String code,
            Shown.Named unit,
            Optional<String> number,
            Optional<String> reason,
            Optional<String> handover,
            Instant at,
            int minutes,
            Instant nextAt,
            boolean exhausted,
            Optional<Instant> endedAt,
            Optional<String> how,
            Optional<Shown.Named> answeredBy,
            List<StepView> steps,
            boolean mayAnswer) {}

    /// Who was called when, and by what it was theirs.
    public record StepView(int level, Instant at, Shown.Named unit, Shown.Named post, String by) {}

    /// Open ones first, then those of the last two days.
    public List<CallView> of(Subject.Officer by) {
        var units = by.holdings().stream().map(Subject.Holding::unit).distinct().toArray(String[]::new);
        return jdbc.sql("""
                        select c.code, c.unit_code, c.number, c.reason, c.handover, c.at, c.minutes, c.next_at, c.exhausted, c.ended_at,
                            c.ended_how, c.answered_post, t.mine or c.unit_code = any (:units) as called
                        from roster.call c, lateral (
                            select exists (select from roster.call_step s
                                where s.call_code = c.code and s.person_id = :person) as mine) t
                        where (c.ended_at is null or c.at > :since)
                            and (t.mine or c.unit_code = any (:units) or c.called_by = :person)
                        order by c.ended_at is not null, c.at desc limit :limit
                        """)
                .param("person", by.person())
                .param("units", units)
                .param("since", clock.instant().minus(SHOWN).atOffset(ZoneOffset.UTC))
                .param("limit", MOST)
                .query((row, _) -> view(row))
                .list();
    }

    private CallView view(ResultSet row) throws SQLException {
        var code = row.getString("code");
        var ended = Optional.ofNullable(row.getObject("ended_at", OffsetDateTime.class))
                .map(OffsetDateTime::toInstant);
        return new CallView(
                code,
                explain.unit(row.getString("unit_code")),
                Optional.ofNullable(row.getString("number")),
                Optional.ofNullable(row.getString("reason")),
                Optional.ofNullable(row.getString("handover")),
                instant(row, "at"),
                row.getInt("minutes"),
                instant(row, "next_at"),
                row.getBoolean("exhausted"),
                ended,
                Optional.ofNullable(row.getString("ended_how")),
                Optional.ofNullable(row.getString("answered_post")).map(explain::post),
                steps(code),
                ended.isEmpty() && row.getBoolean("called") && row.getString("handover") == null);
    }

    private List<StepView> steps(String code) {
        return jdbc.sql("""
                        select level, at, unit_code, post_code, by from roster.call_step
                        where call_code = :code order by level
                        """)
                .param("code", code)
                .query((row, _) -> new StepView(
                        row.getInt("level"),
                        instant(row, "at"),
                        explain.unit(row.getString("unit_code")),
                        explain.post(row.getString("post_code")),
                        row.getString("by")))
                .list();
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }
}
