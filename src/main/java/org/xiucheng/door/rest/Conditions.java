package org.xiucheng.door.rest;

import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.xiucheng.decide.intake.Idempotency;
import org.xiucheng.door.web.DoorSettings;
import org.xiucheng.kernel.Problem;
import org.xiucheng.kernel.Problem.Kind;
import org.xiucheng.kernel.category.CategoryKey;
import org.xiucheng.kernel.matter.PublicNumber;

/// The small things that requests carry beside their bodies: numbers, revisions, keys, limits.
@Component
class Conditions {
    private static final Pattern REVISION = Pattern.compile("\"([1-9][0-9]{0,8})\"");
    private static final Pattern KEY = Pattern.compile("[\\x21-\\x7e]{1,255}");

    private final DoorSettings settings;

    Conditions(DoorSettings settings) {
        this.settings = settings;
    }

    /// The public number in an address; what cannot be one is absent like a number that nobody has.
    PublicNumber number(String typed) {
        return numbered(typed);
    }

    static PublicNumber numbered(String typed) {
        return PublicNumber.parse(typed).orElseThrow(Conditions::absent);
    }

    static Problem absent() {
        return Problem.absent("matter.absent", "There is no such matter.");
    }

    /// The revision that the caller saw, from `If-Match`.
    int revision(@Nullable String ifMatch) {
        if (ifMatch == null) {
            throw new Problem(Kind.UNCONDITIONED, "if-match.missing", "Say in If-Match which revision you saw.", null);
        }
        var match = REVISION.matcher(ifMatch.strip());
        if (!match.matches()) {
            throw Problem.malformed("if-match.malformed", "If-Match is one quoted revision, as the ETag gave it.");
        }
        return Integer.parseInt(match.group(1));
    }

    /// The key of a request that may be repeated. Strangers share one space of keys, so an answer is given
    /// again only for the very same body; another body under the key is refused.
    Optional<Idempotency> idempotency(@Nullable String key, String route, byte[] bodyHash) {
        if (key == null) {
            return Optional.empty();
        }
        if (!KEY.matcher(key).matches()) {
            throw Problem.malformed("idempotency.malformed", "An Idempotency-Key has 1 to 255 visible characters.");
        }
        return Optional.of(new Idempotency("anyone", route, key, bodyHash));
    }

    /// How many items a page may hold.
    int limit(@Nullable String asked) {
        if (asked == null) {
            return settings.pageSize();
        }
        var limit = asked.matches("[0-9]{1,6}") ? Integer.parseInt(asked) : 0;
        if (limit < 1 || limit > settings.pageLimit()) {
            throw Problem.malformed("limit.range", "A limit is a number from 1 to " + settings.pageLimit() + ".");
        }
        return limit;
    }

    /// A category named by two query parameters, which come together or not at all.
    Optional<CategoryKey> category(@Nullable String system, @Nullable String code) {
        if (system == null && code == null) {
            return Optional.empty();
        }
        if (system == null || code == null || system.isBlank() || code.isBlank()) {
            throw Problem.malformed("category.half", "A category is named by its system and its code together.");
        }
        return Optional.of(new CategoryKey(system, code));
    }

    /// `true` or `false`.
    Optional<Boolean> truth(@Nullable String asked) {
        if (asked == null) {
            return Optional.empty();
        }
        return switch (asked) {
            case "true" -> Optional.of(true);
            case "false" -> Optional.of(false);
            default -> throw Problem.malformed("query.type", "This query parameter is true or false.");
        };
    }

    /// A number in the query, such as a longitude.
    static double number(String name, String asked) {
        try {
            return Double.parseDouble(asked);
        } catch (NumberFormatException e) {
            throw Problem.malformed("query.type", "The query parameter " + name + " is a number.");
        }
    }
}
