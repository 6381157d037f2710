package org.xiucheng.host.demo.people;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.xiucheng.host.demo.ground.Dice;
import org.xiucheng.host.demo.ground.Ground;
import org.xiucheng.kernel.matter.PublicNumber;
import org.xiucheng.kernel.party.Party;
import org.xiucheng.kernel.party.Post;
import org.xiucheng.kernel.party.Relation;
import org.xiucheng.kernel.party.Unit;
import org.xiucheng.kernel.roster.Hours;
import org.xiucheng.kernel.roster.Shift;
import org.xiucheng.kernel.time.Validity;

/// Who is on duty when in the district: the desks of the city round the clock in three shifts, squads by day
/// and by night, communities by day with the grid worker standing in; each unit has a leader, each street a
/// duty office.
public final class Watches {
    private static final String GRANTED_BY = "demo";
    private static final List<String> DESKS = List.of("supervision-centre", "command-centre", "shift-office");

    private final Crew crew;
    private final Instant since;
    private final RandomGenerator random;
    private final List<Shift> shifts = new ArrayList<>();
    private final Map<String, Hours> byDay = new HashMap<>();
    private final List<Relation> relations = new ArrayList<>();

    public Watches(Crew crew, long seed, Instant since) {
        this.crew = crew;
        this.since = since;
        this.random = new Dice(seed, "watches").random();
        crew.units().forEach(this::unit);
        relate(Party.area(Ground.CITY), Relation.DUTY_OFFICE, Party.unit("shift-office"));
    }

    public List<Shift> shifts() {
        return shifts;
    }

    /// The units that need somebody by day only, and when.
    public Map<String, Hours> demands() {
        return byDay;
    }

    public List<Relation> relations() {
        return relations;
    }

    private void unit(Unit unit) {
        var posts = crew.posts().stream()
                .filter(post -> post.unit().equals(unit.code()))
                .map(Post::code)
                .toList();
        if (posts.isEmpty()) {
            return;
        }
        relate(Party.unit(unit.code()), Relation.LEADER, Party.post(posts.getFirst()));
        if (DESKS.contains(unit.code())) {
            shift(unit, posts.get(0), Hours.Days.EVERY_DAY, 8, 16);
            shift(unit, posts.get(1), Hours.Days.EVERY_DAY, 16, 0);
            shift(unit, posts.get(2), Hours.Days.EVERY_DAY, 0, 8);
        }
        switch (unit.kind()) {
            case "squad" -> {
                shift(unit, posts.get(0), Hours.Days.EVERY_DAY, 8, 20);
                shift(unit, posts.get(1), Hours.Days.EVERY_DAY, 20, 8);
            }
            case "street" -> relate(Party.area(unit.area()), Relation.DUTY_OFFICE, Party.unit(unit.code()));
            case "community" -> {
                shift(unit, posts.get(0), Hours.Days.WORKING_DAYS, 8, 18);
                byDay.put(unit.code(), shifts.getLast().hours());
                relate(Party.post(posts.get(0)), Relation.DEPUTY, Party.post(posts.get(1)));
            }
            case String _ -> {}
        }
    }

    private void shift(Unit unit, String post, Hours.Days days, int from, int to) {
        shifts.add(new Shift(
                PublicNumber.fresh(since, random).text(),
                unit.code(),
                post,
                new Hours(days, Hours.ALWAYS.weekdays(), LocalTime.of(from, 0), LocalTime.of(to, 0)),
                LocalDate.ofInstant(since, ZoneId.of("Asia/Shanghai")),
                Optional.empty()));
    }

    private void relate(Party object, String relation, Party subject) {
        relations.add(new Relation(object, relation, subject, Validity.since(since), GRANTED_BY));
    }
}
