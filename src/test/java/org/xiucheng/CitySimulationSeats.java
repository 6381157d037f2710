package org.xiucheng;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.xiucheng.decide.account.AccountDeed;
import org.xiucheng.decide.account.AdministerAccounts;
import org.xiucheng.decide.organisation.Organise;
import org.xiucheng.decide.organisation.Stance;
import org.xiucheng.decide.roster.KeepRoster;
import org.xiucheng.kernel.Bilingual;
import org.xiucheng.kernel.Problem;
import org.xiucheng.kernel.party.Party;
import org.xiucheng.kernel.party.Post;
import org.xiucheng.kernel.party.Relation;
import org.xiucheng.kernel.party.sql.CurrentParties;
import org.xiucheng.kernel.roster.Hours;
import org.xiucheng.testkit.SmallCity;

/// The chiefs and the watches of the simulated city, and what becomes of them: posts stand empty and change
/// hands, a road has no chief named for weeks, those on duty are away, several at once.
///
/// Only whoever supervises is always there: nobody else is left above.
final class CitySimulationSeats {
    private static final List<String> PEOPLE = List.of("seat-one", "seat-two", "seat-three", "seat-four");
    private static final Map<String, String> SEATS = Map.of(
            "chief-road", "roads-bureau",
            "chief-west", "office-west",
            "chief-east", "office-east",
            "chief-west-deputy", "office-west",
            "watch-day", "office-west",
            "watch-night", "office-west");
    /// Whose absence whom can say: they themselves, or the leader of the unit.
    private static final Map<String, String> AWAY = Map.of(
            "inspector-post", "inspector",
            "inspector-two-post", "inspector-two",
            "office-west-post", "office-west",
            "chief-west", "office-west",
            "watch-day", "office-west",
            "watch-night", "office-west");
    private static final List<Stance> CHIEFS = List.of(
            stance(Party.road("R1"), Relation.CHIEF, "chief-road"),
            stance(Party.segment("R1-1"), Relation.CHIEF, "chief-west"),
            stance(Party.segment("R1-2"), Relation.CHIEF, "chief-east"));

    private final SmallCity city;
    private final Random random;
    private final Map<String, String> holders = new HashMap<>();
    private final Set<Stance> unnamed = new HashSet<>();
    private Instant last = Instant.MIN;
    private int vacancies;
    private int handOvers;
    private int absences;
    private int refused;
    private int watches;

    CitySimulationSeats(SmallCity city, Instant start, long seed) {
        this.city = city;
        this.random = new Random(seed * 31 + 7);
        PEOPLE.forEach(account ->
                city.part(AdministerAccounts.class).make(account, "员工" + account, city.officer("security-admin")));
        SEATS.forEach((post, unit) -> city.part(Organise.class)
                .add(
                        new Post(post, unit, new Bilingual(post + "岗", "Post " + post), Set.of("READ_QUEUE")),
                        city.officer("security-admin")));
        CHIEFS.forEach(this::begin);
        begin(stance(Party.post("chief-west"), Relation.DEPUTY, "chief-west-deputy"));
        begin(stance(Party.unit("inspection"), Relation.LEADER, "inspector-post"));
        begin(stance(Party.unit("office-west"), Relation.LEADER, "office-west-post"));
        SEATS.keySet().stream().sorted().forEach(this::give);
        watches(start.atZone(ZoneId.of("Asia/Shanghai")).toLocalDate());
    }

    /// What happens on a day; a clock that was set back before the day before adds nothing.
    void day(Instant now) {
        if (!now.isAfter(last)) {
            return;
        }
        last = now;
        if (random.nextInt(4) == 0) {
            change(SEATS.keySet().stream().sorted().toList().get(random.nextInt(SEATS.size())));
        }
        if (random.nextInt(20) == 0) {
            name(CHIEFS.get(random.nextInt(CHIEFS.size())));
        }
        if (random.nextInt(30) == 0) {
            AWAY.keySet().stream().sorted().forEach(post -> away(post, now));
        } else if (random.nextInt(3) == 0) {
            away(AWAY.keySet().stream().sorted().toList().get(random.nextInt(AWAY.size())), now);
        }
        city.part(CurrentParties.class).refresh();
    }

    /// Whoever holds it goes; somebody follows at once, or later.
    private void change(String post) {
        var holder = holders.remove(post);
        if (holder == null) {
            give(post);
            return;
        }
        perform(holder, new AccountDeed.EndPost(post));
        if (random.nextBoolean()) {
            give(post);
            handOvers++;
        } else {
            vacancies++;
        }
    }

    private void give(String post) {
        var account = PEOPLE.get(random.nextInt(PEOPLE.size()));
        perform(account, new AccountDeed.GivePost(post, Optional.empty()));
        holders.put(post, account);
    }

    private void perform(String account, AccountDeed deed) {
        city.part(AdministerAccounts.class).perform(account, deed, city.officer("security-admin"));
    }

    /// The road or stretch has no such chief from now on, or has it again.
    private void name(Stance stance) {
        if (unnamed.remove(stance)) {
            begin(stance);
        } else {
            city.part(Organise.class).end(stance, city.officer("security-admin"));
            unnamed.add(stance);
        }
    }

    private void away(String post, Instant now) {
        try {
            var until = now.plus(Duration.ofHours(2 + random.nextInt(100)));
            city.part(KeepRoster.class).away(post, now, until, city.officer(AWAY.getOrDefault(post, "")));
            absences++;
        } catch (Problem vacant) {
            refused++;
            CitySimulationChecks.that(vacant.code().equals("post.vacant"), "away: " + vacant.code());
        }
    }

    private void begin(Stance stance) {
        city.part(Organise.class).begin(stance, city.officer("security-admin"));
    }

    private void watches(LocalDate first) {
        watch("inspection", "inspector-post", Hours.Days.EVERY_DAY, "08:00-20:00", first);
        watch("inspection", "inspector-two-post", Hours.Days.EVERY_DAY, "20:00-08:00", first);
        watch("office-west", "watch-day", Hours.Days.WORKING_DAYS, "08:30-17:30", first);
        watch("office-west", "chief-west", Hours.Days.REST_DAYS, "08:30-17:30", first);
        watch("office-west", "watch-night", Hours.Days.EVERY_DAY, "17:30-08:30", first);
    }

    private void watch(String unit, String post, Hours.Days days, String time, LocalDate first) {
        var leader = unit.equals("inspection") ? "inspector" : unit;
        var hours = new Hours(
                days,
                EnumSet.allOf(DayOfWeek.class),
                LocalTime.parse(time.substring(0, 5)),
                LocalTime.parse(time.substring(6)));
        city.part(KeepRoster.class)
                .plan(new KeepRoster.Plan(unit, post, hours, first, Optional.empty()), city.officer(leader));
        watches++;
    }

    private static Stance stance(Party object, String name, String post) {
        return new Stance(object, name, Party.post(post), Optional.empty(), Optional.empty());
    }

    int vacancies() {
        return vacancies;
    }

    int handOvers() {
        return handOvers;
    }

    int absences() {
        return absences;
    }

    /// How many deeds on rosters lie in the evidence.
    int deeds() {
        return watches + absences;
    }

    @Override
    public String toString() {
        return "%d posts fell vacant, %d handed over, %d absences (%d of nobody)"
                .formatted(vacancies, handOvers, absences, refused);
    }
}
