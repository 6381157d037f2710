package org.xiucheng.door.open311;

import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.xiucheng.kernel.place.Places;

/// Moments in the standard's form: whole seconds, with the offset of the city's own clock.
@Component
class Times {
    private final Places places;

    Times(Places places) {
        this.places = places;
    }

    String text(Instant moment) {
        var local = moment.truncatedTo(ChronoUnit.SECONDS)
                .atZone(places.jurisdiction().zone());
        return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(local);
    }

    Optional<String> text(Optional<Instant> moment) {
        return moment.map(this::text);
    }
}
