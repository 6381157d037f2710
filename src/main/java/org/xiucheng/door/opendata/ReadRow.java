package org.xiucheng.door.opendata;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.temporal.TemporalAccessor;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.xiucheng.door.opendata.Mapping.Cities;
import org.xiucheng.door.opendata.Mapping.Number;
import org.xiucheng.door.opendata.RowReading.OtherTurn;
import org.xiucheng.door.opendata.RowReading.Read;
import org.xiucheng.door.opendata.RowReading.Refused;
import org.xiucheng.kernel.category.CategoryKey;
import org.xiucheng.kernel.place.Point;
import org.xiucheng.sense.report.ReportDraft;
import org.xiucheng.sense.report.Where;

/// Reads one row of foreign data as what somebody reported. It knows the mapping and the city, and asks nobody
/// else.
final class ReadRow {
    private static final String CHANNEL = "import";
    private static final int DIGEST_BYTES = 16;

    private final Mapping mapping;
    private final Header header;
    private final SourceCity city;
    private final List<String> turns;
    private final AreaNames areas;
    private final Map<String, String> codes;
    private final InstantSource clock;

    /// Finds the code of the area that a source calls by a name.
    interface AreaNames {
        Optional<String> code(String name);
    }

    /// Ends the reading of a row with the reason why it is no report.
    private static final class Unreadable extends RuntimeException {
        private static final long serialVersionUID = 1;
        private final RefusalReason reason;

        Unreadable(RefusalReason reason, String detail) {
            super(detail, null, false, false);
            this.reason = reason;
        }
    }

    ReadRow(Turn turn, Header header, AreaNames areas, InstantSource clock) {
        this.mapping = turn.mapping();
        this.city = turn.city();
        this.turns = turn.turns();
        this.header = header;
        this.areas = areas;
        this.codes = city.codes();
        this.clock = clock;
    }

    RowReading read(SourceRow row) {
        try {
            var malformed = malformed(row);
            if (malformed.isPresent()) {
                return first() ? malformed.get() : new OtherTurn();
            }
            var owner = city(row);
            if (!owner.equals(Optional.of(city.name()))) {
                return otherCity(owner);
            }
            var number = number(row);
            return new Read(number, draft(row, number));
        } catch (Unreadable refused) {
            return new Refused(refused.reason, String.valueOf(refused.getMessage()));
        }
    }

    /// Whether it falls to this turn to refuse what is of no city: to the first, so that it is counted once.
    private boolean first() {
        return turns.getFirst().equals(city.name());
    }

    private Optional<RowReading> malformed(SourceRow row) {
        if (row.cells().size() != header.width()) {
            return Optional.of(new Refused(
                    RefusalReason.MALFORMED_ROW,
                    "%d cells under %d headings".formatted(row.cells().size(), header.width())));
        }
        return row.cells().stream().anyMatch(cell -> cell.indexOf('\0') >= 0)
                ? Optional.of(new Refused(RefusalReason.MALFORMED_ROW, "a character that is no text"))
                : Optional.empty();
    }

    private RowReading otherCity(Optional<String> owner) {
        return owner.filter(turns::contains).isPresent() || !first()
                ? new OtherTurn()
                : new Refused(RefusalReason.OTHER_JURISDICTION, "of another city");
    }

    private Optional<String> city(SourceRow row) {
        return switch (mapping.cities()) {
            case Cities.One(var one) -> Optional.of(one);
            case Cities.Several(var column, var cities) ->
                header.value(row, column).map(cities::get);
        };
    }

    private String number(SourceRow row) {
        return switch (mapping.number()) {
            case Number.Stated(var column) ->
                header.value(row, column)
                        .orElseThrow(() -> new Unreadable(RefusalReason.MISSING_ID, "no number of its own"));
            case Number.Digest() -> digest(row);
        };
    }

    private ReportDraft draft(SourceRow row, String number) {
        var occurred = occurred(row);
        var category = category(row);
        return new ReportDraft(
                CHANNEL,
                description(row),
                category,
                where(row),
                Optional.of(occurred),
                Optional.empty(),
                Optional.empty(),
                attributes(row),
                Optional.empty(),
                Optional.of(number));
    }

    private Optional<CategoryKey> category(SourceRow row) {
        if (mapping.category() == null) {
            return Optional.empty();
        }
        var kind = header.value(row, mapping.category())
                .orElseThrow(() -> new Unreadable(RefusalReason.MISSING_CATEGORY, "no kind of request"));
        var code = codes.get(SourceCity.plain(kind));
        if (code == null) {
            throw new Unreadable(
                    RefusalReason.UNKNOWN_CATEGORY,
                    "a kind of request that packs/%s does not list".formatted(city.name()));
        }
        return Optional.of(new CategoryKey(city.system(), code));
    }

    private String description(SourceRow row) {
        var parts = new LinkedHashSet<String>();
        mapping.description().forEach(column -> header.value(row, column).ifPresent(parts::add));
        return String.join("\n", parts);
    }

    /// Where it is: the stated point, or else the stated area, with the address as words in both cases.
    private Where where(SourceRow row) {
        var address = header.value(row, mapping.address());
        var point = point(row);
        var area = point.isPresent() ? Optional.<String>empty() : area(row);
        if (point.isEmpty() && area.isEmpty()) {
            throw new Unreadable(RefusalReason.NO_LOCATION, "neither coordinates nor a known area");
        }
        return new Where(point, area, Optional.empty(), address);
    }

    private Optional<String> area(SourceRow row) {
        return mapping.areas().stream()
                .flatMap(area ->
                        header.value(row, area.column()).map(area.prefix()::concat).flatMap(areas::code).stream())
                .findFirst();
    }

    /// Zero and zero is what some systems write for nothing at all; no city lies there.
    private Optional<Point> point(SourceRow row) {
        if (mapping.coordinates() == null) {
            return Optional.empty();
        }
        var lon = header.value(row, mapping.coordinates().longitude());
        var lat = header.value(row, mapping.coordinates().latitude());
        if (lon.isEmpty() || lat.isEmpty()) {
            return Optional.empty();
        }
        var longitude = degrees(lon.get());
        var latitude = degrees(lat.get());
        if (!Point.onEarth(longitude, latitude)) {
            throw new Unreadable(RefusalReason.BAD_LOCATION, "coordinates that are no place on Earth");
        }
        return longitude == 0 && latitude == 0 ? Optional.empty() : Optional.of(new Point(longitude, latitude));
    }

    private static double degrees(String text) {
        try {
            return Double.parseDouble(text);
        } catch (NumberFormatException no) {
            throw new Unreadable(RefusalReason.BAD_LOCATION, "coordinates that are no numbers");
        }
    }

    private Instant occurred(SourceRow row) {
        var text = header.value(row, mapping.created())
                .orElseThrow(() -> new Unreadable(RefusalReason.BAD_TIME, "no time of the request"));
        var moment = mapping.times().stream()
                .flatMap(form -> moment(text, form).stream())
                .findFirst()
                .orElseThrow(() -> new Unreadable(RefusalReason.BAD_TIME, "a time in a form nobody knows"));
        if (moment.isAfter(clock.instant())) {
            throw new Unreadable(RefusalReason.FUTURE_TIME, "a time later than now");
        }
        return moment;
    }

    private Optional<Instant> moment(String text, DateTimeFormatter form) {
        try {
            return Optional.of(instant(form.parseBest(
                    text, ZonedDateTime::from, OffsetDateTime::from, LocalDateTime::from, LocalDate::from)));
        } catch (DateTimeParseException other) {
            return Optional.empty();
        }
    }

    /// Wall time of the city where no zone is written; an hour that the clocks skip is read as the one after
    /// it.
    private Instant instant(TemporalAccessor time) {
        return switch (time) {
            case ZonedDateTime zoned -> zoned.toInstant();
            case OffsetDateTime offset -> offset.toInstant();
            case LocalDateTime wall -> wall.atZone(city.zone()).toInstant();
            case LocalDate day -> day.atStartOfDay(city.zone()).toInstant();
            case TemporalAccessor none -> throw new IllegalStateException("no time: " + none);
        };
    }

    private Map<String, List<String>> attributes(SourceRow row) {
        var attributes = new LinkedHashMap<String, List<String>>();
        mapping.attributes()
                .forEach((name, column) ->
                        header.value(row, column).ifPresent(value -> attributes.put(name, List.of(value))));
        mapping.constants().forEach((name, value) -> attributes.put(name, List.of(value)));
        return attributes;
    }

    private static String digest(SourceRow row) {
        try {
            var sha = MessageDigest.getInstance("SHA-256");
            row.cells().forEach(cell -> {
                sha.update(cell.getBytes(StandardCharsets.UTF_8));
                sha.update((byte) 0);
            });
            return HexFormat.of().formatHex(sha.digest(), 0, DIGEST_BYTES);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java has SHA-256", impossible);
        }
    }
}
