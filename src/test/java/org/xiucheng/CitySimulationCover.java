package org.xiucheng;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.xiucheng.compute.locate.InMemoryPlaces;
import org.xiucheng.kernel.calendar.Calendars;
import org.xiucheng.kernel.party.Chiefs;
import org.xiucheng.kernel.party.Parties;
import org.xiucheng.kernel.party.sql.SqlParties;
import org.xiucheng.kernel.place.Division;
import org.xiucheng.kernel.place.Segment;
import org.xiucheng.kernel.place.sql.SqlComponents;
import org.xiucheng.kernel.place.sql.SqlPlaces;
import org.xiucheng.kernel.roster.Manning;
import org.xiucheng.kernel.roster.Roster;
import org.xiucheng.kernel.roster.RosterAudit;
import org.xiucheng.kernel.roster.Span;
import org.xiucheng.kernel.roster.sql.SqlRosters;
import org.xiucheng.testkit.SmallCity;

/// Whether every stretch of road has its chief and every unit with a roster somebody on duty, at every second:
/// counted from the tables, between all instants at which anything of it changes.
final class CitySimulationCover {
    private final SmallCity city;
    private final JdbcClient sql;
    private @Nullable Instant last;
    private @Nullable Ground ground;
    private @Nullable Watches watches;
    private long segmentSeconds;
    private long unitSeconds;

    private record Ground(long version, Division division, InMemoryPlaces places) {}

    private record Watches(long version, Roster roster) {}

    CitySimulationCover(SmallCity city, JdbcClient sql) {
        this.city = city;
        this.sql = sql;
    }

    /// Since the last look, and at that moment.
    void day(Instant now) {
        var from = last == null || last.isAfter(now) ? now : last;
        last = last == null || now.isAfter(last) ? now : last;
        look(new Span(from, now.plusSeconds(1)), now);
    }

    /// The whole time once more, by what the tables say of it at its end.
    void whole(Instant until) {
        look(new Span(CitySimulation.START, until), until);
    }

    private void look(Span span, Instant now) {
        var ground = ground(now);
        var parties = new SqlParties(sql).all();
        var roster = roster();
        var chiefs = new Chiefs(
                parties, segment -> ground.places.chainAt(segment.middle()).orElseThrow());
        var without = 0L;
        for (var segment : ground.division.segments()) {
            without += without(chiefs, segment, cuts(parties, span));
        }
        CitySimulationChecks.that(without == 0, without + " segment-seconds without a chief");
        var manning = new Manning(
                parties,
                roster,
                city.part(Calendars.class).at(span.to()),
                area -> ground.places.area(area).isPresent() ? ground.places.chainOf(area) : List.of());
        for (var unit : roster.units()) {
            var nobody = RosterAudit.secondsWithNobody(unit, span, manning);
            CitySimulationChecks.that(nobody == 0, nobody + " seconds with nobody on duty for " + unit);
        }
        var seconds = Duration.between(span.from(), span.to()).toSeconds();
        segmentSeconds = seconds * ground.division.segments().size();
        unitSeconds = seconds * roster.units().size();
    }

    /// Seconds of every begun stretch without a chief.
    private static long without(Chiefs chiefs, Segment segment, NavigableSet<Instant> cuts) {
        var seconds = 0L;
        for (var from : cuts.headSet(cuts.last(), false)) {
            try {
                chiefs.at(segment, from);
            } catch (IllegalStateException none) {
                var to = cuts.higher(from);
                seconds += 1 + Duration.between(from, to == null ? from : to).toSeconds();
            }
        }
        return seconds;
    }

    /// Every instant at which somebody begins or ceases to stand somewhere, or a unit begins or ends.
    private static NavigableSet<Instant> cuts(Parties parties, Span span) {
        var cuts = new TreeSet<>(parties.changesBetween(span.from(), span.to()));
        parties.units().forEach(unit -> unit.validity().end().ifPresent(cuts::add));
        cuts.removeIf(cut -> !span.holds(cut));
        cuts.addAll(List.of(span.from(), span.to()));
        return cuts;
    }

    private Ground ground(Instant now) {
        var store = new SqlPlaces(sql);
        var version = store.version();
        var known = ground;
        if (known == null || known.version != version) {
            var division = store.division(now).orElseThrow();
            known = new Ground(version, division, new InMemoryPlaces(division, city.part(SqlComponents.class)));
            ground = known;
        }
        return known;
    }

    private Roster roster() {
        var store = new SqlRosters(sql);
        var version = store.version();
        var known = watches;
        if (known == null || known.version != version) {
            var first = city.part(Calendars.class).at(CitySimulation.START).dayOf(CitySimulation.START);
            known = new Watches(version, store.from(first, CitySimulation.START));
            watches = known;
        }
        return known.roster;
    }

    @Override
    public String toString() {
        return "of %d segment-seconds without a chief 0; of %d unit-seconds with a roster nobody on duty 0"
                .formatted(segmentSeconds, unitSeconds);
    }
}
