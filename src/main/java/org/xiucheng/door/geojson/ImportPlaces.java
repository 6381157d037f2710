package org.xiucheng.door.geojson;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.xiucheng.compute.locate.CurrentPlaces;
import org.xiucheng.compute.partition.CheckPartition;
import org.xiucheng.compute.partition.PartitionReport;
import org.xiucheng.compute.partition.PartitionSettings;
import org.xiucheng.kernel.Problem;
import org.xiucheng.kernel.place.Area;
import org.xiucheng.kernel.place.AreaLevel;
import org.xiucheng.kernel.place.Bounds;
import org.xiucheng.kernel.place.Component;
import org.xiucheng.kernel.place.Jurisdiction;
import org.xiucheng.kernel.place.Point;
import org.xiucheng.kernel.place.Road;
import org.xiucheng.kernel.place.Segment;
import org.xiucheng.kernel.place.sql.SqlComponents;
import org.xiucheng.kernel.place.sql.SqlPlaces;
import org.xiucheng.kernel.time.Validity;

/// Brings a division, roads and things from a GeoJSON file into the city, whole or not at all.
///
/// Each feature has the property `kind` (without it, `area`):
/// - `area`: `code`, `name`, `name_en`?, `level`, `parent`?; a Polygon, a MultiPolygon, or no geometry for an
///   area known by name only;
/// - `segment`: `id`, `road`, `road_name`, `road_name_en`?, `name`?, `from`? and `to`? in metres; a
///   LineString;
/// - `component`: `id` (16 digits), `system`, `code`, `owner`?; a Point.
///
/// Areas in a file are the whole division: they replace the one before, which stays readable for old matters.
/// Roads, segments and components replace those of the same id. A broken partition is refused
/// (`partition.broken`), other coordinate systems are (`crs.unsupported`), so are swapped coordinates
/// (`location.swapped`).
@Service
public class ImportPlaces {
    private final SqlPlaces places;
    private final SqlComponents components;
    private final CurrentPlaces current;
    private final TransactionTemplate transactions;
    private final InstantSource clock;

    public ImportPlaces(
            SqlPlaces places,
            SqlComponents components,
            CurrentPlaces current,
            PlatformTransactionManager transactions,
            InstantSource clock) {
        this.places = places;
        this.components = components;
        this.current = current;
        this.transactions = new TransactionTemplate(transactions);
        this.clock = clock;
    }

    /// Which file, how it names things, who the city is if it is new, and whether only to look.
    public record Wanted(Path file, FieldNames names, Optional<Founding> founding, boolean dryRun) {}

    /// Reads, checks and, unless it is a dry run, writes in one transaction.
    public ImportedPlaces run(Wanted wanted) {
        var now = clock.instant();
        var drafts = read(wanted, now);
        var areas = drafts.areas();
        var quality = check(areas);
        var city = city(wanted, areas);
        city.ifPresent(known -> inside(known.bounds(), drafts));
        if (wanted.dryRun()) {
            return imported(drafts, areas, 0, quality);
        }
        quality.orRefuse();
        var founded = city.orElseThrow(ImportPlaces::unfounded);
        var version = transactions.execute(_ -> write(founded, drafts, areas, now, wanted.file()));
        current.refresh();
        return imported(drafts, areas, version == null ? 0 : version, quality);
    }

    private PlaceDrafts read(Wanted wanted, Instant now) {
        var drafts = new PlaceDrafts(wanted.names(), Validity.since(now), places.levels());
        try {
            new GeoJsonReader(GeoJsonLimits.usual(), drafts::add).read(wanted.file());
        } catch (IOException unreadable) {
            throw Problem.malformed("file.unreadable", "The file cannot be read.");
        }
        once(drafts.segments().stream().map(Segment::id).toList());
        once(drafts.components().stream().map(Component::id).toList());
        return drafts;
    }

    /// A file of roads and things alone leaves the division as it is.
    private static PartitionReport check(List<Area> areas) {
        return areas.isEmpty()
                ? new PartitionReport(0, 0, 0, List.of())
                : new CheckPartition(PartitionSettings.usual()).check(areas);
    }

    private static void once(List<String> ids) {
        var seen = new HashSet<String>();
        for (var id : ids) {
            if (!seen.add(id)) {
                throw Problem.invalid("place.duplicate", "The file names a segment or component twice.", "/features");
            }
        }
    }

    /// The stored city, or the one to be founded on this file's root.
    private Optional<Jurisdiction> city(Wanted wanted, List<Area> areas) {
        var stored = places.jurisdiction();
        var root = areas.stream().filter(area -> area.parent().isEmpty()).findFirst();
        if (stored.isPresent()) {
            root.filter(area -> !area.code().equals(stored.get().root())).ifPresent(_ -> {
                throw Problem.conflict("city.other", "The file's root is not the city of this database.");
            });
            return stored;
        }
        var bounds =
                areas.stream().flatMap(area -> area.shape().bounds().stream()).reduce(Bounds::with);
        return wanted.founding()
                .flatMap(founding ->
                        root.flatMap(area -> bounds.map(frame -> founding.jurisdiction(frame, area.code()))));
    }

    private static void inside(Bounds frame, PlaceDrafts drafts) {
        Stream.of(
                        drafts.areas().stream()
                                .flatMap(area -> area.shape().bounds().stream())
                                .flatMap(ImportPlaces::ends),
                        drafts.segments().stream().flatMap(segment -> segment.line().stream()),
                        drafts.components().stream().map(Component::position))
                .flatMap(Function.identity())
                .filter(point -> !frame.contains(point))
                .findFirst()
                .ifPresent(point -> {
                    throw outside(frame, point);
                });
    }

    private static Stream<Point> ends(Bounds bounds) {
        return Stream.of(new Point(bounds.west(), bounds.south()), new Point(bounds.east(), bounds.north()));
    }

    private static Problem outside(Bounds frame, Point point) {
        var swapped = Point.onEarth(point.lat(), point.lon()) && frame.contains(new Point(point.lat(), point.lon()));
        return swapped
                ? Problem.invalid(
                        "location.swapped", "Longitude stands before latitude; here they are swapped.", "/features")
                : Problem.invalid("location.outside-city", "A spot of the file lies outside the city.", "/features");
    }

    private long write(Jurisdiction city, PlaceDrafts drafts, List<Area> areas, Instant now, Path file) {
        if (places.jurisdiction().isEmpty()) {
            places.found(city);
        }
        if (!areas.isEmpty()) {
            places.addLevels(levels(drafts.levels()));
            places.endAreas(now);
            places.addAreas(areas);
        }
        places.endRoads(drafts.roads().stream().map(Road::id).toList(), now);
        places.addRoads(drafts.roads());
        places.endSegments(drafts.segments().stream().map(Segment::id).toList(), now);
        places.addSegments(drafts.segments());
        components.endComponents(drafts.components().stream().map(Component::id).toList(), now);
        components.addComponents(drafts.components());
        return places.publish(now, String.valueOf(file.getFileName()));
    }

    /// A depth has one name for good: old areas are read by it.
    private List<AreaLevel> levels(List<AreaLevel> wanted) {
        var clash = places.levels().stream()
                .anyMatch(stored -> wanted.stream()
                        .anyMatch(level ->
                                level.depth() == stored.depth() && !level.key().equals(stored.key())));
        if (clash) {
            throw Problem.conflict("place.level", "The file's levels are not those of the stored division.");
        }
        return wanted;
    }

    private static ImportedPlaces imported(
            PlaceDrafts drafts, List<Area> areas, long version, PartitionReport quality) {
        return new ImportedPlaces(
                areas.size(), drafts.segments().size(), drafts.components().size(), version > 0, version, quality);
    }

    private static Problem unfounded() {
        return new Problem(
                Problem.Kind.UNAVAILABLE,
                "city.absent",
                "There is no city in this database yet: say who it is, and give it areas with a border.",
                null);
    }
}
