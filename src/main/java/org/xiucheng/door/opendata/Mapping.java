package org.xiucheng.door.opendata;

import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.xiucheng.kernel.Bilingual;

/// How one foreign data set reads: which of its columns say what a report says.
///
/// @param name the name of its folder under `packs/`, or of its file
/// @param cities which city a row is of
/// @param times the forms a time may have there; they carry no zone, the city's own holds
/// @param category where the kind of request stands; `null` when the source tells none, and the intake desk
/// decides
/// @param areas where the name of an area stands, best first; used for rows without coordinates
/// @param description the columns whose text is what was reported, joined in this order
/// @param attributes what else is kept of a row, by the name it gets here
/// @param constants what is kept of every row alike
public record Mapping(
        String name,
        Bilingual title,
        Cities cities,
        List<DateTimeFormatter> times,
        Number number,
        @Nullable Column category,
        Column created,
        @Nullable Coordinates coordinates,
        @Nullable Column address,
        List<AreaColumn> areas,
        List<Column> description,
        Map<String, Column> attributes,
        Map<String, String> constants) {

    public Mapping {
        times = List.copyOf(times);
        areas = List.copyOf(areas);
        description = List.copyOf(description);
        attributes = Map.copyOf(attributes);
        constants = Map.copyOf(constants);
    }

    /// Whether the file tells of several cities.
    public boolean severalCities() {
        return cities instanceof Cities.Several;
    }

    /// A column by the names it has had; letter case, spaces and punctuation aside, any of them will do.
    public record Column(List<String> names) {
        public Column {
            names = List.copyOf(names);
        }

        @Override
        public String toString() {
            return String.join(" or ", names);
        }
    }

    /// Longitude and latitude in degrees, WGS 84.
    public record Coordinates(Column longitude, Column latitude) {}

    /// A column that names an area, and what stands before the value in the area's name here.
    public record AreaColumn(Column column, String prefix) {}

    /// What makes a row the same row when it comes again.
    public sealed interface Number {
        /// The source's own number.
        record Stated(Column column) implements Number {}

        /// The source has no numbers: the digest of the whole row stands for one.
        record Digest() implements Number {}
    }

    /// Which city a row is of, as the name of the folder under `packs/` that describes it.
    public sealed interface Cities {
        /// The whole file is of one city.
        record One(String city) implements Cities {}

        /// A column says it; a value that is not listed is of no city known here.
        record Several(Column column, Map<String, String> cities) implements Cities {
            public Several {
                cities = Map.copyOf(cities);
            }
        }

        /// The cities as the file calls them.
        default List<String> names() {
            return switch (this) {
                case One(var city) -> List.of(city);
                case Several(var column, var cities) ->
                    cities.keySet().stream().sorted().toList();
            };
        }

        /// The city that the file calls by that name, letter case aside.
        default Optional<String> named(String name) {
            return switch (this) {
                case One one -> Optional.empty();
                case Several(var column, var cities) ->
                    cities.entrySet().stream()
                            .filter(entry -> SourceCity.plain(entry.getKey()).equals(name))
                            .map(Map.Entry::getValue)
                            .findFirst();
            };
        }

        /// All cities that a row can be of, in order of their names.
        default List<String> list() {
            return switch (this) {
                case One(var city) -> List.of(city);
                case Several(var column, var cities) ->
                    cities.values().stream().distinct().sorted().toList();
            };
        }
    }
}
