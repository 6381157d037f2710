package org.xiucheng.kernel.place.sql;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.xiucheng.kernel.place.Bounds;
import org.xiucheng.kernel.place.Component;
import org.xiucheng.kernel.place.Components;
import org.xiucheng.kernel.place.Point;

/// The stored things of the city, found by id or by where they stand.
@Repository
public class SqlComponents implements Components {
    private final JdbcClient jdbc;
    private final InstantSource clock;

    public SqlComponents(JdbcClient jdbc, InstantSource clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Override
    public Optional<Component> component(String id) {
        return jdbc.sql("""
                select id, system, code, position[0] as lon, position[1] as lat, owner, valid_from, valid_to
                from place.component
                where id = :id and valid_from <= :now and (valid_to is null or :now < valid_to)
                """)
                .param("id", id)
                .param("now", now())
                .query((row, _) -> component(row))
                .optional();
    }

    /// Candidates by the index, in degrees; the nearest by measure, in metres.
    @Override
    public Optional<Component> nearestComponent(Point point, double metres, String system, String code) {
        var frame = new Bounds(point.lon(), point.lat(), point.lon(), point.lat()).widened(metres);
        return jdbc
                .sql("""
                select id, system, code, position[0] as lon, position[1] as lat, owner, valid_from, valid_to
                from place.component
                where position <@ box(point(:west, :south), point(:east, :north))
                    and system = :system and code = :code
                    and valid_from <= :now and (valid_to is null or :now < valid_to)
                """)
                .param("west", frame.west())
                .param("south", frame.south())
                .param("east", frame.east())
                .param("north", frame.north())
                .param("system", system)
                .param("code", code)
                .param("now", now())
                .query((row, _) -> component(row))
                .list()
                .stream()
                .filter(candidate -> point.metresTo(candidate.position()) <= metres)
                .min(Comparator.<Component>comparingDouble(candidate -> point.metresTo(candidate.position()))
                        .thenComparing(Component::id));
    }

    @Override
    public List<Component> componentsIn(Bounds frame, int limit) {
        return jdbc.sql("""
                select id, system, code, position[0] as lon, position[1] as lat, owner, valid_from, valid_to
                from place.component
                where position <@ box(point(:west, :south), point(:east, :north))
                    and valid_from <= :now and (valid_to is null or :now < valid_to)
                order by id limit :limit
                """)
                .param("west", frame.west())
                .param("south", frame.south())
                .param("east", frame.east())
                .param("north", frame.north())
                .param("now", now())
                .param("limit", limit)
                .query((row, _) -> component(row))
                .list();
    }

    /// Adds things, a few thousand per statement.
    public void addComponents(List<Component> components) {
        Rows.inBatches(
                components,
                batch -> jdbc.sql("""
                insert into place.component (id, system, code, position, owner, valid_from, valid_to)
                select id, system, code, point(lon, lat), owner, valid_from, valid_to
                from unnest(:ids, :systems, :codes, :lons, :lats, :owners, :from::timestamptz[], :to::timestamptz[])
                    as given (id, system, code, lon, lat, owner, valid_from, valid_to)
                """)
                        .param("ids", Rows.texts(batch, Component::id))
                        .param("systems", Rows.texts(batch, Component::system))
                        .param("codes", Rows.texts(batch, Component::code))
                        .param(
                                "lons",
                                Rows.numbers(
                                        batch, component -> component.position().lon()))
                        .param(
                                "lats",
                                Rows.numbers(
                                        batch, component -> component.position().lat()))
                        .param(
                                "owners",
                                Rows.texts(batch, component -> component.owner().orElse(null)))
                        .param("from", Rows.starts(batch, Component::validity))
                        .param("to", Rows.ends(batch, Component::validity))
                        .update());
    }

    /// Ends those of these things that still stand; returns how many.
    public int endComponents(List<String> ids, Instant at) {
        return jdbc.sql("update place.component set valid_to = :at where id = any(:ids) and valid_to is null")
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("ids", ids.toArray(String[]::new))
                .update();
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }

    private static Component component(ResultSet row) throws SQLException {
        return new Component(
                row.getString("id"),
                row.getString("system"),
                row.getString("code"),
                new Point(row.getDouble("lon"), row.getDouble("lat")),
                Optional.ofNullable(row.getString("owner")),
                Rows.validity(row));
    }
}
