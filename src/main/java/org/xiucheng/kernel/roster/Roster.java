package org.xiucheng.kernel.roster;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.xiucheng.kernel.calendar.WorkCalendar;

/// The rosters of all units (值班表): patterns, and the days on which it is otherwise. Immutable, replaced
/// whole when something changes; the same question has the same answer.
public final class Roster {
    /// Nobody keeps a roster.
    public static final Roster NONE = new Roster(List.of(), Map.of(), List.of(), List.of());

    private static final Comparator<Turn> IN_TIME = Comparator.comparing(
                    (Turn turn) -> turn.time().from())
            .thenComparing(Turn::post)
            .thenComparing(Turn::shift);

    private record On(String shift, LocalDate day) {}

    private final Map<String, List<Shift>> shifts;
    private final Map<String, Hours> demanded;
    private final Map<On, String> covers = new HashMap<>();
    private final Map<UUID, List<Absence>> absences;

    /// @param demanded at which hours a unit must have somebody on duty; round the clock where it does not say
    public Roster(
            Collection<Shift> shifts, Map<String, Hours> demanded, List<Cover> covers, Collection<Absence> absences) {
        this.shifts = shifts.stream().collect(Collectors.groupingBy(Shift::unit));
        this.demanded = Map.copyOf(demanded);
        covers.forEach(cover -> this.covers.put(new On(cover.shift(), cover.day()), cover.post()));
        this.absences = absences.stream().collect(Collectors.groupingBy(Absence::person));
    }

    /// The units that keep a roster.
    public Set<String> units() {
        return shifts.keySet();
    }

    public List<Shift> shifts(String unit) {
        return shifts.getOrDefault(unit, List.of());
    }

    public Optional<Shift> shift(String code) {
        return shifts.values().stream()
                .flatMap(List::stream)
                .filter(shift -> shift.code().equals(code))
                .findFirst();
    }

    /// At which hours the unit must have somebody on duty.
    public Hours demanded(String unit) {
        return demanded.getOrDefault(unit, Hours.ALWAYS);
    }

    /// The turns of a unit that share an instant with the span, in the order in which they begin.
    public List<Turn> turns(String unit, Span span, WorkCalendar calendar) {
        var turns = new ArrayList<Turn>();
        var first = calendar.dayOf(span.from()).minusDays(1);
        var last = calendar.dayOf(span.to());
        for (var shift : shifts(unit)) {
            for (var day = first; !day.isAfter(last); day = day.plusDays(1)) {
                turn(shift, day, calendar)
                        .filter(turn -> turn.time().meets(span))
                        .ifPresent(turns::add);
            }
        }
        turns.sort(IN_TIME);
        return turns;
    }

    /// The turns of a unit at that moment.
    public List<Turn> turnsAt(String unit, Instant at, WorkCalendar calendar) {
        return turns(unit, new Span(at, at.plusNanos(1)), calendar);
    }

    /// The turn of a shift that begins on that day.
    public Optional<Turn> turn(Shift shift, LocalDate day, WorkCalendar calendar) {
        return shift.on(day, calendar) ? Optional.of(made(shift, day, calendar)) : Optional.empty();
    }

    public boolean absent(UUID person, Instant at) {
        return absences.getOrDefault(person, List.of()).stream()
                .anyMatch(absence -> absence.time().holds(at));
    }

    public List<Absence> absences(UUID person) {
        return absences.getOrDefault(person, List.of());
    }

    Collection<Absence> absences() {
        return absences.values().stream().flatMap(List::stream).toList();
    }

    private Turn made(Shift shift, LocalDate day, WorkCalendar calendar) {
        var post = covers.getOrDefault(new On(shift.code(), day), shift.post());
        return new Turn(
                shift.code(),
                day,
                shift.unit(),
                post,
                shift.post(),
                shift.hours().span(day, calendar.zone()));
    }
}
