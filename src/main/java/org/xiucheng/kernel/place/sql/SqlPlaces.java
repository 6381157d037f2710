package org.xiucheng.kernel.place.sql;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.xiucheng.kernel.place.Area;
import org.xiucheng.kernel.place.AreaLevel;
import org.xiucheng.kernel.place.Bounds;
import org.xiucheng.kernel.place.Division;
import org.xiucheng.kernel.place.Jurisdiction;
import org.xiucheng.kernel.place.Road;
import org.xiucheng.kernel.place.Segment;

/// The stored map of the city: its jurisdiction, division and roads, read whole and added to in batches.
///
/// To found a city, in one transaction of the caller's: `found`, `addLevels`, `addAreas`, `addRoads`,
/// `addSegments`, then `SqlComponents.addComponents`, and `publish` last. Each `add…` sends a few thousand
/// rows per statement, so twenty thousand things take seconds. Nothing is checked here but what the tables
/// check: `compute.partition.CheckPartition` says beforehand whether areas are a true partition. To change a
/// map, `endAreas` (and its like) first, then add anew.
@Repository
public class SqlPlaces {
    private final JdbcClient jdbc;

    public SqlPlaces(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// The jurisdiction of this database; empty until one is founded.
    public Optional<Jurisdiction> jurisdiction() {
        return jdbc.sql("""
                select id, zone, name_zh, name_en, locales, west, south, east, north, demo, packs, root
                from place.jurisdiction
                """).query((row, _) -> jurisdiction(row)).optional();
    }

    /// Writes the one jurisdiction; a second one is refused by the table.
    public void found(Jurisdiction jurisdiction) {
        jdbc.sql("""
                insert into place.jurisdiction
                    (id, zone, name_zh, name_en, locales, west, south, east, north, demo, packs, root)
                values (:id, :zone, :zh, :en, :locales, :west, :south, :east, :north, :demo, :packs, :root)
                """)
                .param("id", jurisdiction.id())
                .param("zone", jurisdiction.zone().getId())
                .param("zh", jurisdiction.name().zh())
                .param("en", jurisdiction.name().en())
                .param("locales", jurisdiction.locales().toArray(String[]::new))
                .param("west", jurisdiction.bounds().west())
                .param("south", jurisdiction.bounds().south())
                .param("east", jurisdiction.bounds().east())
                .param("north", jurisdiction.bounds().north())
                .param("demo", jurisdiction.demo())
                .param("packs", jurisdiction.packs().toArray(String[]::new))
                .param("root", jurisdiction.root())
                .update();
    }

    public List<AreaLevel> levels() {
        return jdbc.sql("select key, depth, name_zh, name_en from place.area_level order by depth")
                .query((row, _) -> new AreaLevel(row.getInt("depth"), row.getString("key"), Rows.name(row)))
                .list();
    }

    /// Adds storeys of the division; one that is there already stays as it is.
    public void addLevels(List<AreaLevel> levels) {
        jdbc.sql("""
                insert into place.area_level (key, depth, name_zh, name_en)
                select * from unnest(:keys, :depths, :zh, :en)
                on conflict (key) do nothing
                """)
                .param("keys", Rows.texts(levels, AreaLevel::key))
                .param("depths", levels.stream().mapToInt(AreaLevel::depth).toArray())
                .param("zh", Rows.texts(levels, level -> level.name().zh()))
                .param("en", Rows.texts(levels, level -> level.name().en()))
                .update();
    }

    public void addAreas(List<Area> areas) {
        Rows.inBatches(
                areas,
                batch -> jdbc.sql("""
                insert into place.area (code, level, name_zh, name_en, parent, shape, valid_from, valid_to)
                select * from unnest(
                    :codes, :levels, :zh, :en, :parents, :shapes, :from::timestamptz[], :to::timestamptz[])
                """)
                        .param("codes", Rows.texts(batch, Area::code))
                        .param("levels", Rows.texts(batch, area -> area.level().key()))
                        .param("zh", Rows.texts(batch, area -> area.name().zh()))
                        .param("en", Rows.texts(batch, area -> area.name().en()))
                        .param(
                                "parents",
                                Rows.texts(batch, area -> area.parent().orElse(null)))
                        .param("shapes", Rows.binaries(batch, area -> WellKnownBinary.ofShape(area.shape())))
                        .param("from", Rows.starts(batch, Area::validity))
                        .param("to", Rows.ends(batch, Area::validity))
                        .update());
    }

    public void addRoads(List<Road> roads) {
        Rows.inBatches(
                roads,
                batch -> jdbc.sql("""
                insert into place.road (id, name_zh, name_en, valid_from, valid_to)
                select * from unnest(:ids, :zh, :en, :from::timestamptz[], :to::timestamptz[])
                """)
                        .param("ids", Rows.texts(batch, Road::id))
                        .param("zh", Rows.texts(batch, road -> road.name().zh()))
                        .param("en", Rows.texts(batch, road -> road.name().en()))
                        .param("from", Rows.starts(batch, Road::validity))
                        .param("to", Rows.ends(batch, Road::validity))
                        .update());
    }

    public void addSegments(List<Segment> segments) {
        Rows.inBatches(
                segments,
                batch -> jdbc.sql("""
                insert into place.segment
                    (id, road, name_zh, name_en, line, from_metre, to_metre, valid_from, valid_to)
                select * from unnest(
                    :ids, :roads, :zh, :en, :lines, :starts, :ends, :from::timestamptz[], :to::timestamptz[])
                """)
                        .param("ids", Rows.texts(batch, Segment::id))
                        .param("roads", Rows.texts(batch, Segment::road))
                        .param("zh", Rows.texts(batch, segment -> segment.name().zh()))
                        .param("en", Rows.texts(batch, segment -> segment.name().en()))
                        .param("lines", Rows.binaries(batch, segment -> WellKnownBinary.ofLine(segment.line())))
                        .param("starts", Rows.numbers(batch, Segment::from))
                        .param("ends", Rows.numbers(batch, Segment::to))
                        .param("from", Rows.starts(batch, Segment::validity))
                        .param("to", Rows.ends(batch, Segment::validity))
                        .update());
    }

    /// Ends every area that is still open at that moment; returns how many.
    public int endAreas(Instant at) {
        return jdbc.sql("update place.area set valid_to = :at where valid_to is null and valid_from < :at")
                .param("at", at.atOffset(ZoneOffset.UTC))
                .update();
    }

    /// Ends those of these roads that are still open; returns how many.
    public int endRoads(List<String> ids, Instant at) {
        return jdbc.sql("update place.road set valid_to = :at where id = any(:ids) and valid_to is null")
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("ids", ids.toArray(String[]::new))
                .update();
    }

    /// Ends those of these segments that are still open; returns how many.
    public int endSegments(List<String> ids, Instant at) {
        return jdbc.sql("update place.segment set valid_to = :at where id = any(:ids) and valid_to is null")
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("ids", ids.toArray(String[]::new))
                .update();
    }

    /// Says that the map changed and where the change came from; returns the number of the new version.
    public long publish(Instant at, String source) {
        return jdbc.sql("insert into place.version (published_at, source) values (:at, :source) returning number")
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("source", source)
                .query(Long.class)
                .single();
    }

    /// The number of the newest version, 0 before the first.
    public long version() {
        return jdbc.sql("select coalesce(max(number), 0) from place.version")
                .query(Long.class)
                .single();
    }

    /// The whole map as it holds at that moment; empty until a jurisdiction is founded.
    public Optional<Division> division(Instant at) {
        return jurisdiction().map(found -> new Division(found, levels(), areas(at), roads(at), segments(at)));
    }

    private List<Area> areas(Instant at) {
        var levels = levels().stream().collect(Collectors.toMap(AreaLevel::key, Function.identity()));
        return jdbc.sql("""
                select code, level, name_zh, name_en, parent, shape, valid_from, valid_to from place.area
                where valid_from <= :at and (valid_to is null or :at < valid_to)
                order by code collate "C"
                """)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .query((row, _) -> area(row, levels))
                .list();
    }

    private List<Road> roads(Instant at) {
        return jdbc.sql("""
                select id, name_zh, name_en, valid_from, valid_to from place.road
                where valid_from <= :at and (valid_to is null or :at < valid_to)
                order by id collate "C"
                """)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .query((row, _) -> new Road(row.getString("id"), Rows.name(row), Rows.validity(row)))
                .list();
    }

    private List<Segment> segments(Instant at) {
        return jdbc.sql("""
                select id, road, name_zh, name_en, line, from_metre, to_metre, valid_from, valid_to from place.segment
                where valid_from <= :at and (valid_to is null or :at < valid_to)
                order by id collate "C"
                """)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .query((row, _) -> segment(row))
                .list();
    }

    private static Jurisdiction jurisdiction(ResultSet row) throws SQLException {
        return new Jurisdiction(
                row.getString("id"),
                ZoneId.of(row.getString("zone")),
                Rows.name(row),
                Rows.strings(row, "locales"),
                new Bounds(
                        row.getDouble("west"), row.getDouble("south"), row.getDouble("east"), row.getDouble("north")),
                row.getBoolean("demo"),
                Rows.strings(row, "packs"),
                row.getString("root"));
    }

    private static Area area(ResultSet row, Map<String, AreaLevel> levels) throws SQLException {
        var level = levels.get(row.getString("level"));
        if (level == null) {
            throw new IllegalStateException("an area stands on a level that is not stored");
        }
        return new Area(
                row.getString("code"),
                level,
                Rows.name(row),
                Optional.ofNullable(row.getString("parent")),
                WellKnownBinary.toShape(row.getBytes("shape")),
                Rows.validity(row));
    }

    private static Segment segment(ResultSet row) throws SQLException {
        return new Segment(
                row.getString("id"),
                row.getString("road"),
                Rows.name(row),
                WellKnownBinary.toLine(row.getBytes("line")),
                row.getDouble("from_metre"),
                row.getDouble("to_metre"),
                Rows.validity(row));
    }
}
