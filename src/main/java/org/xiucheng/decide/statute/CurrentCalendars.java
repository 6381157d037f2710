package org.xiucheng.decide.statute;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.xiucheng.decide.amend.KeptLines;
import org.xiucheng.decide.amend.Line;
import org.xiucheng.kernel.calendar.Calendars;
import org.xiucheng.kernel.calendar.WorkCalendar;
import org.xiucheng.kernel.calendar.WorkCalendar.DayKind;
import org.xiucheng.kernel.place.Places;
import org.xiucheng.kernel.time.Validity;

/// The working time of the city as this node knows it, for any moment: read once, and anew when an amendment is
/// approved. A clock that runs keeps the end that was counted when it began.
@Component
class CurrentCalendars implements Calendars {
    static final String DAYS = "days";
    static final String WEEK = "week";
    static final String ORDINARY = "ordinary";

    private final KeptLines kept;
    private final ObjectProvider<PackedLaw> packed;
    private final Places places;
    /// By the moment from which each holds; two of them never hold at once.
    private final AtomicReference<@Nullable NavigableMap<Instant, WorkCalendar>> current = new AtomicReference<>();

    CurrentCalendars(KeptLines kept, ObjectProvider<PackedLaw> packed, Places places) {
        this.kept = kept;
        this.packed = packed;
        this.places = places;
    }

    @Override
    public WorkCalendar at(Instant moment) {
        var known = get();
        var then = known.floorEntry(moment);
        return (then == null ? known.firstEntry() : then).getValue();
    }

    /// The rows of a table that hold at that moment or later, once the packs have brought theirs.
    List<Line> from(String table, Instant moment) {
        get();
        return kept.from(table, moment);
    }

    private NavigableMap<Instant, WorkCalendar> get() {
        var known = current.get();
        return known == null ? refresh() : known;
    }

    NavigableMap<Instant, WorkCalendar> refresh() {
        var law = packed.getObject();
        kept.bring(
                WEEK,
                List.of(new WeekLine(law.calendar().rules(), law.calendar().known()).line(Validity.ALWAYS)));
        kept.bring(
                DAYS, law.days().stream().map(day -> line(day, Validity.ALWAYS)).toList());
        var weeks = kept.of(WEEK);
        var days = kept.of(DAYS);
        var moments = new TreeSet<Instant>();
        Stream.concat(weeks.stream(), days.stream())
                .forEach(line -> moments.add(line.validity().from()));
        var fresh = new TreeMap<Instant, WorkCalendar>();
        var told = law.calendar().known();
        moments.forEach(moment -> fresh.put(moment, calendar(weeks, days, told, moment)));
        current.set(fresh);
        return fresh;
    }

    /// @param packed what the packs know: their days come in with a new pack, and so does how far they reach
    private WorkCalendar calendar(List<Line> weeks, List<Line> days, WorkCalendar.Known packed, Instant moment) {
        var week = weeks.stream()
                .filter(line -> line.validity().holdsAt(moment))
                .findFirst()
                .map(WeekLine::of)
                .orElseThrow(() -> new IllegalStateException("the city has no week at " + moment));
        var told = new TreeMap<LocalDate, DayKind>();
        days.stream()
                .filter(line -> line.validity().holdsAt(moment))
                .map(CurrentCalendars::day)
                .forEach(day -> day.kind().ifPresent(kind -> told.put(day.date(), kind)));
        return new WorkCalendar(zone(), week.rules(), told, week.known().with(packed));
    }

    ZoneId zone() {
        return places.jurisdiction().zone();
    }

    static AnnouncedDay day(Line line) {
        var kind = line.cell("kind");
        return new AnnouncedDay(
                LocalDate.parse(line.cell("date")),
                kind.equals(ORDINARY) ? Optional.empty() : Optional.of(DayKind.valueOf(kind.toUpperCase(Locale.ROOT))),
                line.cell("name"),
                line.cell("notice"));
    }

    private static Line line(AnnouncedDay day, Validity validity) {
        var kind = day.kind().map(one -> one.name().toLowerCase(Locale.ROOT)).orElse(ORDINARY);
        var cells = Map.of("date", day.date().toString(), "kind", kind, "name", day.name(), "notice", day.notice());
        return new Line(day.date().toString(), cells, validity);
    }
}
