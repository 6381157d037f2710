package org.xiucheng.door.open311;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A part of an answer, said once and written in either format of the standard.
///
/// The standard maps its XML to JSON by rule (the Spark convention): an element with children becomes an
/// object, a list of like elements becomes an array, and the names of a list's items appear in XML only.
sealed interface Element {
    String name();

    /// Words; absent ones are an empty element in XML and null in JSON.
    record Text(String name, @Nullable String value) implements Element {}

    /// Yes or no.
    record Flag(String name, boolean value) implements Element {}

    /// A whole number.
    record Count(String name, int value) implements Element {}

    /// A coordinate in degrees; absent ones as with text.
    record Degrees(String name, @Nullable Double value) implements Element {}

    /// Parts with names of their own.
    record Group(String name, List<Element> parts) implements Element {
        public Group {
            parts = List.copyOf(parts);
        }
    }

    /// Any number of parts of one kind.
    record Series(String name, List<? extends Element> items) implements Element {
        public Series {
            items = List.copyOf(items);
        }
    }

    static Text text(String name, String value) {
        return new Text(name, value);
    }

    static Text text(String name, Optional<String> value) {
        return new Text(name, value.orElse(null));
    }

    static Group group(String name, Element... parts) {
        return new Group(name, List.of(parts));
    }
}
