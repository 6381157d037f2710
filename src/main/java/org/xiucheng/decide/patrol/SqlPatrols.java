package org.xiucheng.decide.patrol;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.xiucheng.compute.cover.Line;
import org.xiucheng.kernel.place.Point;
import org.xiucheng.sense.patrol.PatrolDuty;
import org.xiucheng.sense.patrol.TrackPoint;

/// Walks, their points and what was found on them, in PostgreSQL. The points are shown only to a transaction in
/// the name of the walker.
@Repository
public class SqlPatrols {
    private final JdbcClient jdbc;

    SqlPatrols(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void begin(Patrol patrol) {
        jdbc.sql("""
                insert into patrol.patrol (id, code, duty, ground_kind, ground, person_id, unit, post, begun_at, track_until)
                values (:id, :code, :duty, :kind, :ground, :person, :unit, :post, :at, :until)
                """)
                .param("id", patrol.id())
                .param("code", patrol.code())
                .param("duty", patrol.duty())
                .param("kind", patrol.ground().on().key())
                .param("ground", patrol.ground().id())
                .param("person", patrol.by().person())
                .param("unit", patrol.by().unit())
                .param("post", patrol.by().post())
                .param("at", utc(patrol.begunAt()))
                .param("until", utc(patrol.trackUntil()))
                .update();
    }

    /// The walk of that code if it is this person's own, kept from others until the transaction ends.
    public Optional<Patrol> lock(String code, UUID person) {
        return jdbc.sql("select * from patrol.patrol where code = :code and person_id = :person for update")
                .param("code", code)
                .param("person", person)
                .query((row, _) -> patrol(row))
                .optional();
    }

    Patrol get(UUID id) {
        return jdbc.sql("select * from patrol.patrol where id = :id")
                .param("id", id)
                .query((row, _) -> patrol(row))
                .single();
    }

    /// The last walks of one person, latest first.
    public List<Patrol> of(UUID person, int most) {
        return jdbc.sql("select * from patrol.patrol where person_id = :person order by begun_at desc limit :most")
                .param("person", person)
                .param("most", most)
                .query((row, _) -> patrol(row))
                .list();
    }

    /// The walks of these grounds that were handed in and began in that time.
    public List<Patrol> handedIn(Collection<Patrol.Ground> grounds, Instant from, Instant to) {
        return jdbc.sql("""
                select p.* from patrol.patrol p
                    join unnest(:kinds, :grounds) as g (kind, ground) on g.kind = p.ground_kind and g.ground = p.ground
                where p.handed_in_at is not null and p.begun_at >= :from and p.begun_at < :to order by p.begun_at
                """)
                .param("kinds", grounds.stream().map(one -> one.on().key()).toArray(String[]::new))
                .param("grounds", grounds.stream().map(Patrol.Ground::id).toArray(String[]::new))
                .param("from", utc(from))
                .param("to", utc(to))
                .query((row, _) -> patrol(row))
                .list();
    }

    void add(UUID patrol, List<TrackPoint> points) {
        jdbc.sql("""
                insert into patrol.point (patrol_id, at, lon, lat)
                select :patrol, p.at, p.lon, p.lat
                from unnest(cast(cast(:at as text[]) as timestamptz[]), cast(:lon as float8[]), cast(:lat as float8[])) as p (at, lon, lat)
                """)
                .param("patrol", patrol)
                .param("at", points.stream().map(point -> point.at().toString()).toArray(String[]::new))
                .param("lon", points.stream().map(point -> point.point().lon()).toArray(Double[]::new))
                .param("lat", points.stream().map(point -> point.point().lat()).toArray(Double[]::new))
                .update();
    }

    /// The points of a walk in their order; none unless the transaction is the walker's.
    public List<TrackPoint> track(UUID patrol) {
        return jdbc.sql("select at, lon, lat from patrol.point where patrol_id = :patrol order by at")
                .param("patrol", patrol)
                .query((row, _) ->
                        new TrackPoint(instant(row, "at"), new Point(row.getDouble("lon"), row.getDouble("lat"))))
                .list();
    }

    void cut(UUID patrol, Instant from, Instant to) {
        jdbc.sql("delete from patrol.point where patrol_id = :patrol and at between :from and :to")
                .param("patrol", patrol)
                .param("from", utc(from))
                .param("to", utc(to))
                .update();
    }

    void end(UUID patrol, Instant at, Instant until) {
        jdbc.sql("update patrol.patrol set ended_at = :at, track_until = :until where id = :id")
                .param("id", patrol)
                .param("at", utc(at))
                .param("until", utc(until))
                .update();
    }

    void discard(UUID patrol, Instant at) {
        jdbc.sql("update patrol.patrol set discarded_at = :at, ended_at = coalesce(ended_at, :at) where id = :id")
                .param("id", patrol)
                .param("at", utc(at))
                .update();
    }

    void handIn(UUID patrol, Instant at, Line.Covered covered) {
        jdbc.sql("update patrol.patrol set handed_in_at = :at, covered = :share, metres = :metres where id = :id")
                .param("id", patrol)
                .param("at", utc(at))
                .param("share", covered.share())
                .param("metres", Math.round(covered.metres()))
                .update();
    }

    void found(UUID patrol, String number, Instant at) {
        jdbc.sql("insert into patrol.finding (patrol_id, number, at) values (:patrol, :number, :at)")
                .param("patrol", patrol)
                .param("number", number)
                .param("at", utc(at))
                .update();
    }

    /// The numbers of what was found on a walk.
    public List<String> findings(UUID patrol) {
        return jdbc.sql("select number from patrol.finding where patrol_id = :patrol order by at, number")
                .param("patrol", patrol)
                .query(String.class)
                .list();
    }

    /// Ends what nobody ended in time.
    int endForgotten(Instant begunBefore, Instant at) {
        return jdbc.sql("update patrol.patrol set ended_at = :at where ended_at is null and begun_at < :before")
                .param("before", utc(begunBefore))
                .param("at", utc(at))
                .update();
    }

    /// Lets go of the points whose days are over; how many those were.
    int forget(Instant at) {
        return jdbc.sql("""
                delete from patrol.point
                where patrol_id in (select id from patrol.patrol where track_until <= :at)
                """).param("at", utc(at)).update();
    }

    private static Patrol patrol(ResultSet row) throws SQLException {
        var on = PatrolDuty.On.valueOf(row.getString("ground_kind").toUpperCase(Locale.ROOT));
        return new Patrol(
                row.getObject("id", UUID.class),
                row.getString("code"),
                row.getString("duty"),
                new Patrol.Ground(on, row.getString("ground")),
                new Patrol.By(row.getObject("person_id", UUID.class), row.getString("unit"), row.getString("post")),
                instant(row, "begun_at"),
                find(row, "ended_at"),
                find(row, "discarded_at"),
                find(row, "handed_in_at"),
                Optional.ofNullable(row.getObject("covered", Double.class)),
                instant(row, "track_until"));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    private static Optional<Instant> find(ResultSet row, String column) throws SQLException {
        @Nullable OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
        return Optional.ofNullable(at).map(OffsetDateTime::toInstant);
    }

    private static OffsetDateTime utc(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }
}
