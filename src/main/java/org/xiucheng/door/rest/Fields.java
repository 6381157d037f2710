package org.xiucheng.door.rest;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.xiucheng.kernel.Bilingual;
import org.xiucheng.kernel.Problem;

/// The fields of one JSON object that a client sent, asked for by name and type.
///
/// `known` names every field that may be there: another one is refused, as `field.read-only` if it is one that
/// only the city sets, so that nobody ever believes to have set it.
final class Fields {
    private static final Set<String> OURS = Set.of(
            "id",
            "number",
            "token",
            "status",
            "state",
            "since",
            "stage",
            "open",
            "lead",
            "owner",
            "unitId",
            "createdAt",
            "receivedAt",
            "openedAt",
            "updatedAt",
            "closedAt",
            "reporterId",
            "reporter",
            "priority",
            "deadline",
            "deadlines",
            "due",
            "gridId",
            "areas",
            "segment",
            "verified",
            "revision",
            "channel",
            "receipt",
            "undertaking",
            "client",
            "entryHash",
            "level");

    private static final int LAST_YEAR = 9999;

    private final Map<String, Object> values;
    private final String pointer;

    Fields(Map<String, Object> values, Set<String> known) {
        this(values, "", known);
    }

    private Fields(Map<String, Object> values, String pointer, Set<String> known) {
        this.values = values;
        this.pointer = pointer;
        for (var name : values.keySet()) {
            if (!known.contains(name)) {
                throw unknown(name);
            }
        }
    }

    /// A text that must be there.
    String text(String name) {
        return findText(name).orElseThrow(() -> missing(name));
    }

    Optional<String> findText(String name) {
        return find(name, String.class).map(text -> {
            if (text.indexOf('\0') >= 0) {
                throw Problem.invalid("text.nul", "The text holds a character that is no text.", at(name));
            }
            return text;
        });
    }

    /// An object of its own, with the fields that may be in it.
    @SuppressWarnings("unchecked")
    Optional<Fields> findObject(String name, Set<String> known) {
        return find(name, Map.class).map(object -> new Fields((Map<String, Object>) object, at(name), known));
    }

    /// Words that must be there in both languages, so that no reader finds an empty place.
    Bilingual bilingual(String name) {
        var words = findObject(name, Set.of("zh", "en")).orElseThrow(() -> missing(name));
        return new Bilingual(words.filled("zh"), words.filled("en"));
    }

    private String filled(String name) {
        var text = text(name).strip();
        if (text.isEmpty()) {
            throw Problem.invalid("length.max", "The field is empty or longer than what is read.", at(name));
        }
        return text;
    }

    /// A list of objects, with the fields that may be in each.
    @SuppressWarnings("unchecked")
    List<Fields> objects(String name, Set<String> known) {
        var list = findList(name).orElseThrow(() -> missing(name));
        return IntStream.range(0, list.size())
                .mapToObj(i -> {
                    if (!(list.get(i) instanceof Map<?, ?> object)) {
                        throw type(name);
                    }
                    return new Fields((Map<String, Object>) object, at(name) + "/" + i, known);
                })
                .toList();
    }

    Optional<List<?>> findList(String name) {
        return find(name, List.class).map(list -> (List<?>) list);
    }

    Optional<Boolean> findTruth(String name) {
        return find(name, Boolean.class);
    }

    Optional<Integer> findWhole(String name) {
        return find(name, BigDecimal.class).map(number -> {
            try {
                return number.intValueExact();
            } catch (ArithmeticException e) {
                throw type(name);
            }
        });
    }

    /// A moment with its offset, such as `2026-11-23T08:15:00+08:00`, in a year of four digits.
    Optional<Instant> findInstant(String name) {
        return findText(name).map(text -> instant(text, name));
    }

    private Instant instant(String text, String name) {
        try {
            var moment = OffsetDateTime.parse(text);
            if (moment.getYear() < 1 || moment.getYear() > LAST_YEAR) {
                throw Problem.invalid("time.range", "The time lies in the future or too far back.", at(name));
            }
            return moment.toInstant();
        } catch (DateTimeException e) {
            throw Problem.invalid("time.malformed", "A time has a date, a time and an offset.", at(name));
        }
    }

    /// The JSON pointer of a field; a name that a client made up is never repeated.
    String at(String name) {
        return pointer + "/" + name;
    }

    Problem type(String name) {
        return Problem.invalid("field.type", "The field is of another type.", at(name));
    }

    Problem missing(String name) {
        return Problem.invalid("field.missing", "The field must be there.", at(name));
    }

    private <T> Optional<T> find(String name, Class<T> type) {
        var value = values.get(name);
        if (value == null || value == StrictJson.NULL) {
            return Optional.empty();
        }
        if (!type.isInstance(value)) {
            throw type(name);
        }
        return Optional.of(type.cast(value));
    }

    private Problem unknown(String name) {
        if (OURS.contains(name)) {
            return Problem.invalid("field.read-only", "This field is set by the city alone.", at(name));
        }
        var plain = name.matches("[A-Za-z][A-Za-z0-9_]{0,31}") ? at(name) : pointer;
        return Problem.invalid("field.unknown", "There is no such field here.", plain);
    }
}
