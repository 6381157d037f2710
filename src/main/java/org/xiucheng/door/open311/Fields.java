package org.xiucheng.door.open311;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.xiucheng.kernel.Problem;

/// The fields of one request, read by name and kind.
///
/// Only declared fields are read; anything else is refused, because a field that is passed over in silence is
/// one whose sender believes that it counts.
record Fields(Form form) {
    /// Fields that every request may carry.
    private static final Set<String> EVERYWHERE = Set.of("jurisdiction_id", "api_key", "locale");

    private static final Pattern DECIMAL = Pattern.compile("-?[0-9]{1,3}(\\.[0-9]{1,20})?");
    private static final Pattern WHOLE = Pattern.compile("[0-9]{1,9}");
    private static final Instant EARLIEST = Instant.parse("1970-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("9999-01-01T00:00:00Z");

    /// Refuses with `code` whatever is neither declared nor among the fields that every request may carry.
    Fields allowOnly(Predicate<String> declared, String code) {
        var strangers =
                form.fields().keySet().stream().anyMatch(name -> !EVERYWHERE.contains(name) && !declared.test(name));
        if (strangers) {
            throw Problem.malformed(code, "A field is not known here.");
        }
        return this;
    }

    /// The one value of a field; said twice is a problem `field.duplicate`.
    Optional<String> text(String name) {
        var values = form.values(name);
        if (values.size() > 1) {
            throw new Problem(Problem.Kind.MALFORMED, "field.duplicate", "A field stands there twice.", "/" + name);
        }
        return values.stream().findFirst();
    }

    /// The values of a field that may be said several times or be separated by commas.
    List<String> list(String name) {
        return form.values(name).stream()
                .flatMap(value -> Arrays.stream(value.split(",")))
                .map(String::strip)
                .filter(value -> !value.isEmpty())
                .toList();
    }

    /// Degrees in plain decimals; anything else is a problem `location.range`.
    Optional<Double> degrees(String name) {
        return text(name).map(value -> {
            if (!DECIMAL.matcher(value).matches()) {
                throw Problem.invalid("location.range", "Degrees are plain decimal numbers.", "/" + name);
            }
            return Double.valueOf(value);
        });
    }

    /// A moment in the standard's form, which always says its zone; anything else is a problem
    /// `time.malformed`.
    Optional<Instant> moment(String name) {
        return text(name).map(value -> {
            try {
                var moment = OffsetDateTime.parse(value).toInstant();
                if (moment.isBefore(EARLIEST) || moment.isAfter(LATEST)) {
                    throw Problem.invalid("time.range", "That lies too far away.", "/" + name);
                }
                return moment;
            } catch (DateTimeParseException e) {
                throw Problem.invalid(
                        "time.malformed", "Times read like 2026-01-31T08:00:00Z, with a zone.", "/" + name);
            }
        });
    }

    /// A whole number from 1 to `most`, or `usual` where none is said; anything else is a problem `page.range`.
    int whole(String name, int usual, int most) {
        return text(name)
                .map(value -> {
                    var number = WHOLE.matcher(value).matches() ? Integer.parseInt(value) : 0;
                    if (number < 1 || number > most) {
                        throw Problem.invalid("page.range", "A whole number from 1 to " + most + ".", "/" + name);
                    }
                    return number;
                })
                .orElse(usual);
    }
}
