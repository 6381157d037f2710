package org.xiucheng.door.opendata;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.xiucheng.door.opendata.Mapping.AreaColumn;
import org.xiucheng.door.opendata.Mapping.Cities;
import org.xiucheng.door.opendata.Mapping.Column;
import org.xiucheng.door.opendata.Mapping.Number;
import org.xiucheng.kernel.Problem;

/// The first row of a file, as a mapping sees it: where each column stands.
final class Header {
    private final Map<String, Integer> positions = new HashMap<>();
    private final int width;

    private Header(List<String> names) {
        width = names.size();
        for (var i = 0; i < names.size(); i++) {
            positions.putIfAbsent(plain(names.get(i)), i);
        }
    }

    /// Refuses a file that lacks a column the mapping cannot do without; attributes may be missing.
    static Header of(List<String> names, Mapping mapping) {
        var header = new Header(names);
        var missing = needed(mapping)
                .filter(column -> header.position(column).isEmpty())
                .map(Column::toString)
                .toList();
        if (!missing.isEmpty()) {
            throw Problem.malformed(
                    "import.wrong-header",
                    "The first row does not fit the mapping %s: it has no column %s."
                            .formatted(mapping.name(), String.join(", and none called ", missing)));
        }
        return header;
    }

    private static Stream<Column> needed(Mapping mapping) {
        var columns = Stream.<@Nullable Column>builder();
        columns.add(mapping.cities() instanceof Cities.Several several ? several.column() : null);
        columns.add(mapping.number() instanceof Number.Stated stated ? stated.column() : null);
        columns.add(mapping.category()).add(mapping.created()).add(mapping.address());
        if (mapping.coordinates() != null) {
            columns.add(mapping.coordinates().longitude())
                    .add(mapping.coordinates().latitude());
        }
        mapping.areas().stream().map(AreaColumn::column).forEach(columns::add);
        mapping.description().forEach(columns::add);
        return columns.build().flatMap(Stream::ofNullable).distinct();
    }

    int width() {
        return width;
    }

    /// What the row says in that column, without outer spaces; empty when it says nothing.
    Optional<String> value(SourceRow row, @Nullable Column column) {
        if (column == null) {
            return Optional.empty();
        }
        var position = position(column);
        return position.isEmpty()
                ? Optional.empty()
                : Optional.of(row.cells().get(position.getAsInt()).strip()).filter(value -> !value.isEmpty());
    }

    private OptionalInt position(Column column) {
        for (var name : column.names()) {
            var position = positions.get(plain(name));
            if (position != null) {
                return OptionalInt.of(position);
            }
        }
        return OptionalInt.empty();
    }

    /// Letters and digits only: `Unique Key`, `unique_key` and `UniqueKey` are one name.
    private static String plain(String name) {
        var plain = new StringBuilder();
        name.codePoints().filter(Character::isLetterOrDigit).forEach(plain::appendCodePoint);
        return plain.toString().toLowerCase(Locale.ROOT);
    }
}
