package org.xiucheng.kernel.roster;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.xiucheng.kernel.Bilingual;
import org.xiucheng.kernel.calendar.CalendarRules;
import org.xiucheng.kernel.calendar.WorkCalendar;
import org.xiucheng.kernel.party.Parties;
import org.xiucheng.kernel.party.Party;
import org.xiucheng.kernel.party.Person;
import org.xiucheng.kernel.party.Post;
import org.xiucheng.kernel.party.Relation;
import org.xiucheng.kernel.party.Unit;
import org.xiucheng.kernel.time.Validity;

/// Three units over each other with a few posts, rosters, deputies, absences and vacancies, drawn at random;
/// everything happens on whole minutes of four days around a holiday.
final class RandomManning {
    static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    static final LocalDate FIRST = LocalDate.of(2026, 9, 30);
    static final Span PERIOD = new Span(instant(0), instant(4 * 1440));
    static final List<String> UNITS = List.of("squad", "street", "city");

    final List<Shift> shifts = new ArrayList<>();
    final Map<String, Hours> demanded = new HashMap<>();
    final List<Cover> covers = new ArrayList<>();
    final List<Absence> absences = new ArrayList<>();
    final List<Relation> relations = new ArrayList<>();
    final List<Post> posts = new ArrayList<>();
    final List<Person> people = new ArrayList<>();
    final WorkCalendar calendar = new WorkCalendar(
            ZONE,
            CalendarRules.DEFAULT,
            Map.of(
                    LocalDate.of(2026, 10, 1),
                    WorkCalendar.DayKind.HOLIDAY,
                    LocalDate.of(2026, 10, 3),
                    WorkCalendar.DayKind.WORKDAY),
            WorkCalendar.Known.ALWAYS);
    final Manning manning;

    private final Random random;
    private final int vacant;

    RandomManning(long seed) {
        this(seed, 25);
    }

    /// So many of a hundred posts are vacant.
    RandomManning(long seed, int vacant) {
        random = new Random(seed);
        this.vacant = vacant;
        for (var unit : UNITS) {
            for (var i = 0; i < 3; i++) {
                post(unit, i);
            }
        }
        for (var unit : UNITS) {
            unit(unit);
        }
        relate(Party.area("10"), Relation.SUPERVISOR, Party.unit("city"));
        if (random.nextBoolean()) {
            relate(Party.area("1001"), Relation.DUTY_OFFICE, Party.unit("street"));
        }
        var units = List.of(drawn("squad", "1001"), drawn("street", "1001"), drawn("city", "10"));
        var parties = new Parties(units, posts, people, relations);
        var roster = new Roster(shifts, demanded, covers, absences);
        manning = new Manning(
                parties, roster, calendar, area -> area.equals("1001") ? List.of("10", "1001") : List.of("10"));
    }

    static Instant instant(int minute) {
        return FIRST.atStartOfDay(ZONE).toInstant().plusSeconds(60L * minute);
    }

    private void post(String unit, int number) {
        var code = unit + "-" + number;
        posts.add(new Post(code, unit, Bilingual.same(code), Set.of("HANDLE")));
        if (random.nextInt(100) < vacant) {
            return;
        }
        var person = new Person(new UUID(random.nextLong(), random.nextLong()), code);
        people.add(person);
        relate(Party.post(code), Relation.HOLDER, Party.person(person.id()));
        if (random.nextInt(3) == 0) {
            var span = minutes();
            absences.add(new Absence(person.id(), span));
        }
    }

    private void unit(String unit) {
        for (var i = random.nextInt(5); i > 0; i--) {
            var last = random.nextInt(3) == 0
                    ? Optional.of(FIRST.plusDays(random.nextInt(4)))
                    : Optional.<LocalDate>empty();
            var first = FIRST.plusDays(random.nextInt(3) - 2);
            var shift = new Shift(unit + " " + i, unit, anyPost(unit), hours(), first, last);
            shifts.add(shift);
            if (random.nextInt(3) == 0) {
                covers.add(new Cover(shift.code(), FIRST.plusDays(random.nextInt(4)), anyPost(unit)));
            }
        }
        if (random.nextBoolean()) {
            demanded.put(unit, hours());
        }
        if (random.nextInt(3) == 0) {
            relate(Party.unit(unit), Relation.LEADER, Party.post(anyPost(unit)));
        }
        if (random.nextBoolean()) {
            relate(Party.post(anyPost(unit)), Relation.DEPUTY, Party.post(anyPost(unit)));
        }
    }

    private String anyPost(String unit) {
        return unit + "-" + random.nextInt(3);
    }

    private Hours hours() {
        var days = List.of(Hours.Days.values()).get(random.nextInt(3));
        var weekdays = EnumSet.allOf(DayOfWeek.class);
        if (random.nextInt(3) == 0) {
            weekdays.remove(DayOfWeek.of(1 + random.nextInt(7)));
        }
        return new Hours(days, weekdays, time(), time());
    }

    private LocalTime time() {
        return LocalTime.of(random.nextInt(24), random.nextInt(4) * 15);
    }

    private void relate(Party object, String relation, Party subject) {
        var end = random.nextInt(4) == 0 ? instant(1 + random.nextInt(4 * 1440)) : null;
        relations.add(new Relation(object, relation, subject, new Validity(Instant.EPOCH, end), "test"));
    }

    private Span minutes() {
        var from = random.nextInt(4 * 1440) - 500;
        return new Span(instant(from), instant(from + random.nextInt(2000)));
    }

    /// A unit that may begin or end in the middle of a day.
    private Unit drawn(String code, String area) {
        var from = random.nextInt(4) == 0 ? instant(random.nextInt(1440)) : Instant.EPOCH;
        var to = random.nextInt(4) == 0 ? instant(1440 + random.nextInt(3 * 1440)) : null;
        return new Unit(code, Bilingual.same(code), "unit", area, new Validity(from, to));
    }
}
