package org.xiucheng.decide.score;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.xiucheng.kernel.access.Subject;

/// Rounds, their spots and what was seen there, in PostgreSQL.
@Repository
public class SqlRounds {
    private final JdbcClient jdbc;

    SqlRounds(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// What somebody saw at a spot on one aim.
    record Sample(UUID id, UUID round, Round.Spot spot, String aim, boolean good, Instant at) {}

    /// How many spots of a road were seen on one aim, and how many of them were in order.
    record Count(String road, String aim, int seen, int good) {}

    /// A spot with the aims on which it was looked at already.
    public record Open(Round.Spot spot, List<String> seen) {}

    /// Whether it was added: a period is drawn once.
    boolean add(Round round, Instant at) {
        return jdbc.sql("""
                insert into score.round (id, code, from_day, to_day, closes_at, seed, drawn_at)
                values (:id, :code, :from, :to, :closes, :seed, :at) on conflict (from_day) do nothing
                """)
                        .param("id", round.id())
                        .param("code", round.code())
                        .param("from", round.from())
                        .param("to", round.to())
                        .param("closes", utc(round.closesAt()))
                        .param("seed", HexFormat.of().parseHex(round.seed()))
                        .param("at", utc(at))
                        .update()
                == 1;
    }

    void add(UUID round, List<Round.Spot> spots) {
        jdbc.sql("""
                insert into score.spot (round_id, road, nth, segment, measure, lon, lat)
                select :round, s.road, s.nth, s.segment, s.measure, s.lon, s.lat
                from unnest(cast(:road as text[]), cast(:nth as int[]), cast(:segment as text[]), cast(:measure as float8[]),
                    cast(:lon as float8[]), cast(:lat as float8[])) as s (road, nth, segment, measure, lon, lat)
                """)
                .param("round", round)
                .param("road", spots.stream().map(Round.Spot::road).toArray(String[]::new))
                .param("nth", spots.stream().map(Round.Spot::nth).toArray(Integer[]::new))
                .param("segment", spots.stream().map(Round.Spot::segment).toArray(String[]::new))
                .param("measure", spots.stream().map(Round.Spot::measure).toArray(Double[]::new))
                .param("lon", spots.stream().map(Round.Spot::lon).toArray(Double[]::new))
                .param("lat", spots.stream().map(Round.Spot::lat).toArray(Double[]::new))
                .update();
    }

    /// The round that is looked at in that moment.
    public Optional<Round> current(Instant at) {
        return jdbc.sql(
                        "select * from score.round where drawn_at <= :at and closes_at > :at order by from_day desc limit 1")
                .param("at", utc(at))
                .query((row, _) -> round(row))
                .optional();
    }

    /// The rounds that are over, latest first.
    public List<Round> closed(Instant at, int most) {
        return jdbc.sql("select * from score.round where closes_at <= :at order by from_day desc limit :most")
                .param("at", utc(at))
                .param("most", most)
                .query((row, _) -> round(row))
                .list();
    }

    /// Takes the rounds that are over and without bands, so that nobody else makes them.
    List<Round> takeClosed(Instant at) {
        return jdbc.sql("""
                update score.round set scored_at = :at where closes_at <= :at and scored_at is null returning *
                """).param("at", utc(at)).query((row, _) -> round(row)).list();
    }

    /// The spots of a round, by road and turn.
    public List<Open> spots(UUID round) {
        return jdbc.sql("""
                select s.*, array(
                    select aim from score.sample a
                    where a.round_id = s.round_id and a.road = s.road and a.nth = s.nth order by aim) as seen
                from score.spot s where s.round_id = :round order by s.road, s.nth
                """)
                .param("round", round)
                .query((row, _) -> new Open(
                        spot(row), List.of((String[]) row.getArray("seen").getArray())))
                .list();
    }

    Optional<Round.Spot> spot(UUID round, String road, int nth) {
        return jdbc.sql("select * from score.spot where round_id = :round and road = :road and nth = :nth")
                .param("round", round)
                .param("road", road)
                .param("nth", nth)
                .query((row, _) -> spot(row))
                .optional();
    }

    /// Adds what was seen. @throws org.springframework.dao.DuplicateKeyException where somebody saw it before
    void add(Sample sample, Subject.Officer by, Subject.Holding as) {
        jdbc.sql("""
                insert into score.sample (id, round_id, road, nth, aim, good, at, person_id, unit, post)
                values (:id, :round, :road, :nth, :aim, :good, :at, :person, :unit, :post)
                """)
                .param("id", sample.id())
                .param("round", sample.round())
                .param("road", sample.spot().road())
                .param("nth", sample.spot().nth())
                .param("aim", sample.aim())
                .param("good", sample.good())
                .param("at", utc(sample.at()))
                .param("person", by.person())
                .param("unit", as.unit())
                .param("post", as.post())
                .update();
    }

    /// What was seen in a round, by road and aim.
    List<Count> counts(UUID round) {
        return jdbc.sql("""
                select road, aim, count(*) as seen, count(*) filter (where good) as good
                from score.sample where round_id = :round group by road, aim order by road, aim
                """)
                .param("round", round)
                .query((row, _) ->
                        new Count(row.getString("road"), row.getString("aim"), row.getInt("seen"), row.getInt("good")))
                .list();
    }

    /// Whether somebody looked at that road in that round.
    boolean looked(UUID round, String road, UUID person) {
        return jdbc.sql("""
                select exists (select from score.sample where round_id = :round and road = :road and person_id = :person)
                """)
                .param("round", round)
                .param("road", road)
                .param("person", person)
                .query(Boolean.class)
                .single();
    }

    private static Round round(ResultSet row) throws SQLException {
        @Nullable OffsetDateTime scored = row.getObject("scored_at", OffsetDateTime.class);
        return new Round(
                row.getObject("id", UUID.class),
                row.getString("code"),
                row.getObject("from_day", LocalDate.class),
                row.getObject("to_day", LocalDate.class),
                row.getObject("closes_at", OffsetDateTime.class).toInstant(),
                HexFormat.of().formatHex(row.getBytes("seed")),
                Optional.ofNullable(scored).map(OffsetDateTime::toInstant));
    }

    private static Round.Spot spot(ResultSet row) throws SQLException {
        return new Round.Spot(
                row.getString("road"),
                row.getInt("nth"),
                row.getString("segment"),
                row.getDouble("measure"),
                row.getDouble("lon"),
                row.getDouble("lat"));
    }

    static OffsetDateTime utc(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }
}
