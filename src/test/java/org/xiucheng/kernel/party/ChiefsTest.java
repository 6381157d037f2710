package org.xiucheng.kernel.party;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.xiucheng.kernel.Bilingual;
import org.xiucheng.kernel.party.Chief.Ground;
import org.xiucheng.kernel.place.Point;
import org.xiucheng.kernel.place.Segment;
import org.xiucheng.kernel.time.Validity;

class ChiefsTest {
    private static final long SEED = 20261123;
    private static final int WORLDS = 20_000;
    private static final int POSTS = 6;
    private static final Instant AT = Instant.parse("2026-11-23T04:00:00Z");
    private static final Bilingual NAME = Bilingual.same("n");
    private static final Segment STRETCH =
            new Segment("r-1", "r", NAME, List.of(new Point(0, 0), new Point(0, 1)), 0, 100, Validity.ALWAYS);

    private final Random random = new Random(SEED);

    /// For each ground, those who would answer by it, read from the relations one by one.
    @Test
    void noStretchIsEverWithoutAChief() {
        System.out.println("seed " + SEED);
        var seen = new EnumMap<Ground, Integer>(Ground.class);
        for (var i = 0; i < WORLDS; i++) {
            var relations = drawn();
            var chief = new Chiefs(parties(relations), _ -> List.of("city", "street")).at(STRETCH, AT);
            var able = able(relations);
            var first = able.keySet().iterator().next();
            assertThat(chief.ground()).as("%s", relations).isEqualTo(first);
            assertThat(able.get(first)).contains(chief.seat());
            assertThat(chief.unit())
                    .isEqualTo(
                            chief.seat().kind().equals("unit")
                                    ? chief.seat().id()
                                    : unitOf(chief.seat().id()));
            chief.person()
                    .ifPresent(person ->
                            assertThat(holders(relations, chief.seat())).contains(Party.person(person.id())));
            assertThat(chief.person().isPresent()).isEqualTo(chief.seat().kind().equals("post"));
            assertThat(chief.passed())
                    .allSatisfy(seat -> assertThat(holders(relations, seat)).isEmpty());
            seen.merge(chief.ground(), 1, Integer::sum);
        }
        System.out.println(seen);
        assertThat(seen).containsOnlyKeys(Ground.values());
    }

    @Test
    void saysWhomItPassedOver() {
        var relations = List.of(
                on(Party.segment("r-1"), Relation.CHIEF, Party.post("p1")),
                on(Party.road("r"), Relation.CHIEF, Party.post("p2")),
                on(Party.post("p2"), Relation.HOLDER, Party.person(new UUID(1, 2))));
        var chief = new Chiefs(parties(relations), _ -> List.of()).at(STRETCH, AT);
        assertThat(chief.ground()).isEqualTo(Ground.FIRST_LEVEL);
        assertThat(chief.passed()).containsExactly(Party.post("p1"));
    }

    @Test
    void refusesACityThatHasNobodyAtAll() {
        var none = new Chiefs(parties(List.of()), _ -> List.of("city"));
        assertThatThrownBy(() -> none.at(STRETCH, AT)).isInstanceOf(IllegalStateException.class);
    }

    private static Map<Ground, List<Party>> able(List<Relation> relations) {
        var able = new EnumMap<Ground, List<Party>>(Ground.class);
        var second = chiefs(relations, Party.segment("r-1"));
        var first = chiefs(relations, Party.road("r"));
        put(able, Ground.SECOND_LEVEL, manned(relations, second));
        put(able, Ground.SECOND_LEVEL_DEPUTY, manned(relations, deputies(relations, second)));
        put(able, Ground.FIRST_LEVEL, manned(relations, first));
        put(able, Ground.FIRST_LEVEL_DEPUTY, manned(relations, deputies(relations, first)));
        var posts = new ArrayList<>(second);
        posts.addAll(first);
        put(
                able,
                Ground.OFFICE,
                posts.stream().map(post -> Party.unit(unitOf(post.id()))).toList());
        put(able, Ground.PLACE, List.of(Party.unit("u0"), Party.unit("u1"), Party.unit("u2")));
        return able;
    }

    private static void put(Map<Ground, List<Party>> able, Ground ground, List<Party> parties) {
        if (!parties.isEmpty()) {
            able.put(ground, parties);
        }
    }

    private static List<Party> chiefs(List<Relation> relations, Party object) {
        return subjects(relations, object, Relation.CHIEF);
    }

    private static List<Party> deputies(List<Relation> relations, List<Party> chiefs) {
        return chiefs.stream()
                .flatMap(chief -> subjects(relations, chief, Relation.DEPUTY).stream())
                .toList();
    }

    private static List<Party> manned(List<Relation> relations, List<Party> seats) {
        return seats.stream()
                .filter(seat ->
                        seat.kind().equals("unit") || !holders(relations, seat).isEmpty())
                .toList();
    }

    private static List<Party> holders(List<Relation> relations, Party seat) {
        return subjects(relations, seat, Relation.HOLDER);
    }

    private static List<Party> subjects(List<Relation> relations, Party object, String name) {
        return relations.stream()
                .filter(one -> one.object().equals(object) && one.name().equals(name))
                .filter(one -> !one.validity().from().isAfter(AT))
                .filter(one ->
                        one.validity().end().filter(end -> !end.isAfter(AT)).isEmpty())
                .map(Relation::subject)
                .toList();
    }

    private List<Relation> drawn() {
        var relations = new ArrayList<Relation>();
        relations.add(on(Party.area("city"), Relation.INTAKE, Party.unit("u0")));
        for (var i = random.nextInt(8); i > 0; i--) {
            var object = switch (random.nextInt(3)) {
                case 0 -> Party.segment("r-" + (1 + random.nextInt(2)));
                case 1 -> Party.road("r");
                default -> Party.post("p" + random.nextInt(POSTS));
            };
            var deputy = object.kind().equals("post");
            var subject = random.nextInt(8) > 0 || deputy
                    ? Party.post("p" + random.nextInt(POSTS))
                    : Party.unit("u" + random.nextInt(3));
            relations.add(drawn(object, deputy ? Relation.DEPUTY : Relation.CHIEF, subject));
        }
        for (var i = random.nextInt(5); i > 0; i--) {
            relations.add(drawn(
                    Party.post("p" + random.nextInt(POSTS)),
                    Relation.HOLDER,
                    Party.person(new UUID(1, random.nextInt(4)))));
        }
        if (random.nextBoolean()) {
            relations.add(drawn(Party.area("street"), Relation.SUPERVISOR, Party.unit("u1")));
        }
        return relations;
    }

    /// One that holds now, is over, ends this moment, or is yet to begin.
    private Relation drawn(Party object, String name, Party subject) {
        var day = Duration.ofDays(1);
        var validity = switch (random.nextInt(6)) {
            case 0 -> new Validity(AT.minus(day), AT);
            case 1 -> Validity.since(AT.plus(day));
            case 2 -> Validity.since(AT);
            default -> new Validity(AT.minus(day), AT.plus(day));
        };
        return new Relation(object, name, subject, validity, "drawn");
    }

    private static Relation on(Party object, String name, Party subject) {
        return new Relation(object, name, subject, Validity.ALWAYS, "test");
    }

    private static Parties parties(List<Relation> relations) {
        var units = List.of(unit("u0"), unit("u1"), unit("u2"));
        var posts = new ArrayList<Post>();
        for (var i = 0; i < POSTS; i++) {
            posts.add(new Post("p" + i, unitOf("p" + i), NAME, Set.of()));
        }
        var people = new ArrayList<Person>();
        for (var i = 0; i < 4; i++) {
            people.add(new Person(new UUID(1, i), "人" + i));
        }
        return new Parties(units, posts, people, relations);
    }

    private static String unitOf(String post) {
        return "u" + Integer.parseInt(post.substring(1)) % 3;
    }

    private static Unit unit(String code) {
        return new Unit(code, NAME, "unit", "city", Validity.ALWAYS);
    }
}
