package org.xiucheng.kernel.roster.sql;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.xiucheng.kernel.calendar.Calendars;
import org.xiucheng.kernel.party.sql.CurrentParties;
import org.xiucheng.kernel.place.Places;
import org.xiucheng.kernel.roster.Manning;
import org.xiucheng.kernel.roster.Roster;

/// Who is there, as this node knows it: read once, and swapped whole when a roster was changed, here or on
/// another node.
///
/// Covers and absences of more than forty days ago are not kept in memory; what was then is in the tables.
@Component
public class CurrentManning implements Supplier<Manning> {
    /// How old the knowledge of the last change may be.
    private static final Duration FRESH = Duration.ofSeconds(2);

    private static final Duration KEPT = Duration.ofDays(40);

    private final SqlRosters store;
    private final CurrentParties parties;
    private final Calendars calendars;
    private final Places places;
    private final InstantSource clock;
    private final AtomicReference<@Nullable Known> current = new AtomicReference<>();

    CurrentManning(SqlRosters store, CurrentParties parties, Calendars calendars, Places places, InstantSource clock) {
        this.store = store;
        this.parties = parties;
        this.calendars = calendars;
        this.places = places;
        this.clock = clock;
    }

    private record Known(Roster roster, long version, long askedAt) {}

    @Override
    public Manning get() {
        return new Manning(parties.get(), roster(), calendars.at(clock.instant()), this::chain);
    }

    /// Reads the rosters anew.
    public Roster refresh() {
        var version = store.version();
        var since = clock.instant().minus(KEPT);
        var fresh = store.from(calendars.at(since).dayOf(since), since);
        current.set(new Known(fresh, version, System.nanoTime()));
        return fresh;
    }

    /// Now, by the clock of the city.
    public Instant now() {
        return clock.instant();
    }

    private Roster roster() {
        var known = current.get();
        if (known == null) {
            return refresh();
        }
        if (System.nanoTime() - known.askedAt < FRESH.toNanos()) {
            return known.roster;
        }
        if (store.version() != known.version) {
            return refresh();
        }
        current.compareAndSet(known, new Known(known.roster, known.version, System.nanoTime()));
        return known.roster;
    }

    private List<String> chain(String area) {
        return places.area(area).isPresent() ? places.chainOf(area) : List.of();
    }
}
