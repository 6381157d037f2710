package org.xiucheng.decide.score;

import static org.xiucheng.decide.score.SqlRounds.utc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// What roads were given, contested or not, in PostgreSQL.
@Repository
public class SqlMarks {
    private final JdbcClient jdbc;

    SqlMarks(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void add(Mark mark, int good, Instant at) {
        jdbc.sql("""
                insert into score.mark (id, code, round_id, road, aim, from_day, to_day, band, low, high, samples, good,
                    computed_at, publish_at)
                values (:id, :code, :round, :road, :aim, :from, :to, :band, :low, :high, :seen, :good, :at, :publish)
                """)
                .param("id", mark.id())
                .param("code", mark.code())
                .param("round", mark.round())
                .param("road", mark.road())
                .param("aim", mark.aim())
                .param("from", mark.from())
                .param("to", mark.to())
                .param("band", mark.band())
                .param("low", mark.range().map(Mark.Range::low).orElse(null))
                .param("high", mark.range().map(Mark.Range::high).orElse(null))
                .param("seen", mark.seen())
                .param("good", good)
                .param("at", utc(at))
                .param("publish", utc(mark.publishAt()))
                .update();
    }

    public Optional<Mark> find(String code) {
        return jdbc.sql("select * from score.mark where code = :code")
                .param("code", code)
                .query((row, _) -> mark(row))
                .optional();
    }

    /// What a road was given in the last rounds, latest first.
    public List<Mark> of(String road, int most) {
        return jdbc.sql("select * from score.mark where road = :road order by from_day desc, aim limit :most")
                .param("road", road)
                .param("most", most)
                .query((row, _) -> mark(row))
                .list();
    }

    /// What is not public yet, by road and aim.
    public List<Mark> unpublished(Instant at) {
        return jdbc.sql("""
                select * from score.mark where publish_at > :at or (contested_at is not null and decided_at is null)
                order by from_day, road, aim
                """).param("at", utc(at)).query((row, _) -> mark(row)).list();
    }

    /// Whether it was contested now: somebody else may have before, or its days are over.
    boolean contest(UUID mark, Mark.Contest contest) {
        return jdbc.sql("""
                update score.mark set contested_by = :person, contested_unit = :unit, contested_reason = :reason, contested_at = :at
                where id = :id and contested_by is null and publish_at > :at
                """)
                        .param("id", mark)
                        .param("person", contest.person())
                        .param("unit", contest.unit())
                        .param("reason", contest.reason())
                        .param("at", utc(contest.at()))
                        .update()
                == 1;
    }

    /// Whether it was decided now.
    boolean decide(UUID mark, UUID person, Mark.Ruling ruling) {
        return jdbc.sql("""
                update score.mark set decided_by = :person, decided_unit = :unit, stands = :stands, decided_reason = :reason,
                    decided_at = :at
                where id = :id and contested_by is not null and decided_by is null
                """)
                        .param("id", mark)
                        .param("person", person)
                        .param("unit", ruling.unit())
                        .param("stands", ruling.stands())
                        .param("reason", ruling.reason())
                        .param("at", utc(ruling.at()))
                        .update()
                == 1;
    }

    private static Mark mark(ResultSet row) throws SQLException {
        return new Mark(
                row.getObject("id", UUID.class),
                row.getString("code"),
                row.getObject("round_id", UUID.class),
                row.getString("road"),
                row.getString("aim"),
                row.getObject("from_day", LocalDate.class),
                row.getObject("to_day", LocalDate.class),
                row.getString("band"),
                range(row),
                row.getInt("samples"),
                row.getObject("publish_at", OffsetDateTime.class).toInstant(),
                contest(row),
                ruling(row));
    }

    private static Optional<Mark.Range> range(ResultSet row) throws SQLException {
        @Nullable Integer low = row.getObject("low", Integer.class);
        @Nullable Integer high = row.getObject("high", Integer.class);
        return low == null || high == null ? Optional.empty() : Optional.of(new Mark.Range(low, high));
    }

    private static Optional<Mark.Contest> contest(ResultSet row) throws SQLException {
        @Nullable OffsetDateTime at = row.getObject("contested_at", OffsetDateTime.class);
        return at == null
                ? Optional.empty()
                : Optional.of(new Mark.Contest(
                        row.getObject("contested_by", UUID.class),
                        row.getString("contested_unit"),
                        row.getString("contested_reason"),
                        at.toInstant()));
    }

    private static Optional<Mark.Ruling> ruling(ResultSet row) throws SQLException {
        @Nullable OffsetDateTime at = row.getObject("decided_at", OffsetDateTime.class);
        return at == null
                ? Optional.empty()
                : Optional.of(new Mark.Ruling(
                        row.getString("decided_unit"),
                        row.getBoolean("stands"),
                        row.getString("decided_reason"),
                        at.toInstant()));
    }
}
