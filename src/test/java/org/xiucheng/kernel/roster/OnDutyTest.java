package org.xiucheng.kernel.roster;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.xiucheng.kernel.Bilingual;
import org.xiucheng.kernel.calendar.WorkCalendar;
import org.xiucheng.kernel.party.Parties;
import org.xiucheng.kernel.party.Party;
import org.xiucheng.kernel.party.Person;
import org.xiucheng.kernel.party.Post;
import org.xiucheng.kernel.party.Relation;
import org.xiucheng.kernel.party.Unit;
import org.xiucheng.kernel.roster.OnDuty.By;
import org.xiucheng.kernel.roster.OnDuty.Passed;
import org.xiucheng.kernel.roster.OnDuty.Why;
import org.xiucheng.kernel.time.Validity;

/// Who answers for a unit at three in the morning, and who when nobody does.
class OnDutyTest {
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final LocalDate DAY = LocalDate.of(2026, 3, 2);
    private static final Instant NIGHT =
            DAY.plusDays(1).atTime(3, 0).atZone(ZONE).toInstant();
    private static final Instant NOON = DAY.atTime(12, 0).atZone(ZONE).toInstant();

    private final List<Shift> shifts = new ArrayList<>();
    private final List<Absence> absences = new ArrayList<>();
    private final List<Relation> relations = new ArrayList<>();

    @Test
    void namesWhoeverIsOnTheNightShiftAcrossMidnight() {
        squad();
        var answer = at(NIGHT);
        assertThat(answer.post()).contains("squad-2");
        assertThat(answer.person()).contains(person("squad-2"));
        assertThat(answer.by()).isEqualTo(By.SHIFT);
        assertThat(at(NOON).post()).contains("squad-1");
    }

    @Test
    void asksTheDeputyThenTheLeaderThenThoseAboveWhenTheOneOnShiftIsAway() {
        squad();
        away("squad-2");
        assertThat(at(NIGHT)).isEqualTo(answer("squad", "squad-3", By.DEPUTY, absent("squad-2")));
        away("squad-3");
        assertThat(at(NIGHT)).isEqualTo(answer("squad", "squad-0", By.LEADER, absent("squad-2", "squad-3")));
        away("squad-0");
        assertThat(at(NIGHT).unit()).isEqualTo("office");
        assertThat(at(NIGHT).by()).isEqualTo(By.ABOVE);
        away("office-1");
        assertThat(at(NIGHT).unit()).isEqualTo("shift-office");
        away("shift-office-1");
        var nobody = at(NIGHT);
        assertThat(nobody.by()).isEqualTo(By.NOBODY);
        assertThat(nobody.unit()).isEqualTo("squad");
        assertThat(nobody.passed()).hasSize(5);
    }

    @Test
    void takesThePostThatTheRuleNamesWhereThereIsNoRoster() {
        hold("squad-1");
        assertThat(OnDuty.at("squad", Optional.of("squad-1"), NIGHT, manning()).by())
                .isEqualTo(By.HOLDER);
        assertThat(OnDuty.at("squad", Optional.of("squad-2"), NIGHT, manning()))
                .as("a vacant one is passed over for another of the unit")
                .isEqualTo(answer(
                        "squad",
                        "squad-1",
                        By.MEMBER,
                        List.of(new Passed("squad-2", Why.VACANT), new Passed("squad-0", Why.VACANT))));
    }

    @Test
    void neverClimbsToAUnitThatItMustNot() {
        squad();
        var ladder = OnDuty.ladder("squad", Optional.empty(), NIGHT, manning(), Set.of("office"));
        assertThat(ladder).extracting(OnDuty::unit).containsExactly("squad", "squad", "squad", "shift-office");
    }

    @Test
    void asksEachPersonOnceAndBeginsWithWhoeverAnswers() {
        var seed = new Random().nextLong();
        for (var i = 0; i < 200; i++) {
            var city = new RandomManning(seed + i);
            for (var minute = 0; minute < 4 * 1440; minute += 97) {
                var at = RandomManning.instant(minute);
                var first = OnDuty.at("squad", at, city.manning);
                var ladder = OnDuty.ladder("squad", Optional.empty(), at, city.manning, Set.of());
                assertThat(ladder.stream().findFirst().filter(first::equals).isPresent())
                        .as("seed %d", seed + i)
                        .isEqualTo(first.somebody());
                var people = new HashSet<UUID>();
                for (var one : ladder) {
                    var person = one.person().orElseThrow();
                    assertThat(people.add(person)).as("seed %d", seed + i).isTrue();
                    assertThat(city.manning.present(one.post().orElseThrow(), at))
                            .contains(person);
                }
            }
        }
    }

    private OnDuty at(Instant at) {
        return OnDuty.at("squad", at, manning());
    }

    private void squad() {
        for (var post : List.of("squad-0", "squad-1", "squad-2", "squad-3", "office-1", "shift-office-1")) {
            hold(post);
        }
        relate(Party.unit("squad"), Relation.LEADER, Party.post("squad-0"));
        relate(Party.post("squad-2"), Relation.DEPUTY, Party.post("squad-3"));
        relate(Party.area("1001"), Relation.DUTY_OFFICE, Party.unit("office"));
        relate(Party.area("10"), Relation.SUPERVISOR, Party.unit("shift-office"));
        shift("squad-1", 8, 20);
        shift("squad-2", 20, 8);
    }

    private void shift(String post, int from, int to) {
        var hours =
                new Hours(Hours.Days.EVERY_DAY, Hours.ALWAYS.weekdays(), LocalTime.of(from, 0), LocalTime.of(to, 0));
        shifts.add(new Shift("shift-" + shifts.size(), "squad", post, hours, DAY, Optional.empty()));
    }

    private void hold(String post) {
        relate(Party.post(post), Relation.HOLDER, Party.person(person(post)));
    }

    private void away(String post) {
        absences.add(new Absence(person(post), new Span(NOON, NIGHT.plusSeconds(60))));
    }

    private void relate(Party object, String relation, Party subject) {
        relations.add(new Relation(object, relation, subject, Validity.ALWAYS, "test"));
    }

    private Manning manning() {
        var posts = List.of("squad-0", "squad-1", "squad-2", "squad-3", "office-1", "shift-office-1").stream()
                .map(code ->
                        new Post(code, code.substring(0, code.length() - 2), Bilingual.same(code), Set.of("HANDLE")))
                .toList();
        var people = posts.stream()
                .map(post -> new Person(person(post.code()), post.code()))
                .toList();
        var units = List.of(unit("squad", "1001"), unit("office", "1001"), unit("shift-office", "10"));
        return new Manning(
                new Parties(units, posts, people, relations),
                new Roster(shifts, Map.of(), List.of(), absences),
                WorkCalendar.plainWeek(ZONE),
                area -> area.equals("1001") ? List.of("10", "1001") : List.of("10"));
    }

    private static Unit unit(String code, String area) {
        return new Unit(code, Bilingual.same(code), "unit", area, Validity.ALWAYS);
    }

    private static UUID person(String post) {
        return UUID.nameUUIDFromBytes(post.getBytes(StandardCharsets.UTF_8));
    }

    private static OnDuty answer(String unit, String post, By by, List<Passed> passed) {
        return new OnDuty(unit, Optional.of(post), Optional.of(person(post)), by, passed);
    }

    private static List<Passed> absent(String... posts) {
        return List.of(posts).stream().map(post -> new Passed(post, Why.ABSENT)).toList();
    }
}
