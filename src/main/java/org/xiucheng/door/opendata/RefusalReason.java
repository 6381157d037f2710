package org.xiucheng.door.opendata;

import java.util.Locale;

/// Why a row of foreign data did not become a report. Every refused row has exactly one of these reasons.
public enum RefusalReason {
    /// Another number of cells than the header, or a control character where text should be.
    MALFORMED_ROW,
    /// The row is of a city that this import does not take.
    OTHER_JURISDICTION,
    /// The source gave it no number, so that a second import could not know it again.
    MISSING_ID,
    /// No kind of request is stated, and the mapping needs one.
    MISSING_CATEGORY,
    /// A kind of request that the city's code list does not hold.
    UNKNOWN_CATEGORY,
    /// No time of the request, or none that can be read.
    BAD_TIME,
    /// Made later than now.
    FUTURE_TIME,
    /// Coordinates that are no numbers or no place on Earth.
    BAD_LOCATION,
    /// Neither coordinates nor the name of a known area.
    NO_LOCATION,
    /// Coordinates beyond the city's border.
    OUTSIDE_CITY,
    /// Longer than a report may be.
    TEXT_TOO_LONG,
    /// This number of this source is here already.
    DUPLICATE,
    /// The intake refused it for a reason of its own, which is printed with the row.
    REFUSED_AT_INTAKE;

    /// As printed: `other-jurisdiction`.
    public String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /// The reason that stands for a refusal by the intake, whose codes are `org.xiucheng.kernel.Problem`'s.
    public static RefusalReason ofProblem(String code) {
        return switch (code) {
            case "location.outside-city" -> OUTSIDE_CITY;
            case "location.range" -> BAD_LOCATION;
            case "length.max" -> TEXT_TOO_LONG;
            case "text.nul", "encoding" -> MALFORMED_ROW;
            case "time.range" -> BAD_TIME;
            case "description.missing" -> MISSING_CATEGORY;
            case "location.missing", "location.unknown-area" -> NO_LOCATION;
            case "category.unknown", "category.retired" -> UNKNOWN_CATEGORY;
            default -> REFUSED_AT_INTAKE;
        };
    }
}
