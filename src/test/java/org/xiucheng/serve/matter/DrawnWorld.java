package org.xiucheng.serve.matter;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.xiucheng.kernel.Bilingual;
import org.xiucheng.kernel.access.Permission;
import org.xiucheng.kernel.access.Subject;
import org.xiucheng.kernel.matter.Procedure;
import org.xiucheng.kernel.matter.Step;
import org.xiucheng.kernel.party.Party;
import org.xiucheng.kernel.party.Person;
import org.xiucheng.kernel.party.Post;
import org.xiucheng.kernel.party.Relation;
import org.xiucheng.kernel.party.Unit;
import org.xiucheng.kernel.party.sql.SqlParties;
import org.xiucheng.kernel.time.Validity;
import tools.jackson.databind.json.JsonMapper;

/// A small city whose staff, relations and matters are drawn anew, as wild as the store lets them be: desks
/// that overlap or have ended, grid workers and road chiefs by post and by unit, posts that are over,
/// conflicts, officers and units that are complained about, sensitive matters, and people who did everything
/// to the same matter.
final class DrawnWorld {
    private static final List<String> UNITS = List.of("u1", "u2", "u3", "u4", "u5");
    private static final List<String> AREAS = List.of(
            "999902",
            "999902001",
            "999902002",
            "999902001001",
            "999902002001",
            "999902001001001",
            "999902002001001",
            "99990200100100101",
            "99990200100100102",
            "99990200200100101");
    private static final List<String> DESKS = List.of(
            Relation.INTAKE,
            Relation.DISPATCHER,
            Relation.INSPECTOR,
            Relation.SUPERVISOR,
            Relation.MODERATOR,
            Relation.WORKER);
    private static final int PEOPLE = 7;
    private static final int POSTS = 14;
    private static final List<Permission> WORK = List.of(
            Permission.INTAKE,
            Permission.DISPATCH,
            Permission.HANDLE,
            Permission.INSPECT,
            Permission.SUPERVISE,
            Permission.MODERATE,
            Permission.STEWARD);

    private final JdbcClient owner;
    private final SqlParties parties;
    private final Random random;
    private final Instant now;
    private final List<UUID> people;

    private DrawnWorld(JdbcClient owner, long seed, Instant now) {
        this.owner = owner;
        this.parties = new SqlParties(owner);
        this.random = new Random(seed);
        this.now = now;
        this.people = people();
    }

    /// What stays the same from world to world: units and people.
    static void found(JdbcClient owner) {
        var parties = new SqlParties(owner);
        UNITS.forEach(unit -> parties.add(new Unit(
                unit, new Bilingual("单位" + unit, "Unit " + unit), "unit", "999902", Validity.since(Instant.EPOCH))));
        people().forEach(person -> parties.add(new Person(person, "员工" + person)));
    }

    /// Another world in the same city; gives back its officers.
    static List<Subject.Officer> draw(JdbcClient owner, List<Procedure> procedures, long seed, Instant now) {
        var world = new DrawnWorld(owner, seed, now);
        world.owner.sql("delete from party.relation").update();
        world.owner.sql("delete from party.post where code like 'drawn-%'").update();
        var officers = world.officers();
        world.desks();
        world.roads();
        world.matters(procedures);
        world.bars();
        world.helpers();
        world.appeals();
        return officers;
    }

    private static List<UUID> people() {
        return IntStream.range(0, PEOPLE)
                .mapToObj(i -> UUID.nameUUIDFromBytes(new byte[] {(byte) i, 42}))
                .toList();
    }

    private List<Subject.Officer> officers() {
        var posts = IntStream.range(0, POSTS)
                .mapToObj(i -> new Post("drawn-" + i, any(UNITS), Bilingual.same("岗" + i), permissions()))
                .toList();
        posts.forEach(parties::add);
        var officers = new ArrayList<Subject.Officer>();
        for (var person : people) {
            var held = new HashSet<Subject.Holding>();
            for (var i = random.nextInt(4); i > 0; i--) {
                var post = any(posts);
                var permissions =
                        post.permissions().stream().map(Permission::valueOf).collect(Collectors.toSet());
                // the store keeps administrators apart; the decision must not need it to
                if (random.nextInt(30) == 0) {
                    permissions.add(any(List.copyOf(Permission.ADMINISTRATION)));
                }
                held.add(new Subject.Holding(post.code(), post.unit(), permissions));
            }
            // now and then a post is carried that has ended, or that the store knows nothing of
            held.forEach(holding -> {
                if (random.nextInt(20) > 0) {
                    relate(Party.post(holding.post()), Relation.HOLDER, Party.person(person), random.nextInt(12) > 0);
                }
            });
            officers.add(new Subject.Officer(person, "drawn", held));
        }
        return officers;
    }

    private Set<String> permissions() {
        var all = new HashSet<String>();
        all.add(Permission.READ_QUEUE.name());
        for (var i = 1 + random.nextInt(3); i > 0; i--) {
            all.add(any(WORK).name());
        }
        return all;
    }

    private void desks() {
        for (var relation : DESKS) {
            for (var area : AREAS) {
                for (var i = random.nextInt(5) - 2; i > 0; i--) {
                    relate(Party.area(area), relation, subject(relation.equals(Relation.WORKER)), holds());
                }
            }
        }
    }

    private void roads() {
        for (var i = random.nextInt(3); i > 0; i--) {
            relate(Party.road("R1"), Relation.CHIEF, subject(true), holds());
        }
        for (var i = random.nextInt(4); i > 0; i--) {
            relate(Party.segment("R1-" + (1 + random.nextInt(2))), Relation.CHIEF, subject(true), holds());
        }
    }

    /// A unit, or a post; for a desk now and then something that is no unit at all.
    private Party subject(boolean posts) {
        var post = posts ? random.nextBoolean() : random.nextInt(15) == 0;
        return post ? Party.post("drawn-" + random.nextInt(POSTS)) : Party.unit(any(UNITS));
    }

    private void bars() {
        var numbers = owner.sql("select number from matter.matter")
                .query(String.class)
                .list();
        for (var person : people) {
            for (var i = random.nextInt(12); i > 0; i--) {
                var name = random.nextBoolean() ? Relation.CONFLICT : Relation.REPORTED;
                relate(new Party("matter", any(numbers)), name, Party.person(person), holds());
            }
            if (random.nextInt(3) == 0) {
                relate(Party.unit(any(UNITS)), Relation.CONFLICT, Party.person(person), holds());
            }
        }
    }

    /// Units of which somebody asks help with a matter, did so once, or asks something else.
    private void helpers() {
        owner.sql("delete from task.task").update();
        owner.sql("select id, number from matter.matter")
                .query((row, _) -> Map.entry(row.getObject("id", UUID.class), row.getString("number")))
                .list()
                .forEach(matter -> {
                    for (var i = random.nextInt(4) - 1; i > 0; i--) {
                        asked(matter.getKey(), matter.getValue(), any(List.of("assist", "assist", "ask")));
                    }
                });
    }

    private void asked(UUID matter, String number, String kind) {
        owner.sql("""
                insert into task.task (id, number, kind, asker_unit, answerer_unit, text, origin_kind, origin, matter_id,
                    basis, term_kind, term_amount, start_at, due_at, provisional, calendar_version, state, open, since,
                    revision, last_actors)
                values (gen_random_uuid(), cast(gen_random_uuid() as text), :kind, :asker, :answerer, 'x', 'matter', :number,
                    :matter, 'x', 'work-days', 3, :now, :now, false, 'x', 'asked', :open, :now, 1, '{}')
                """)
                .param("kind", kind)
                .param("asker", any(UNITS))
                .param("answerer", any(UNITS))
                .param("number", number)
                .param("matter", matter)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("open", random.nextInt(3) > 0)
                .update();
    }

    private void matters(List<Procedure> procedures) {
        var ids = owner.sql("select id from matter.matter order by id")
                .query(UUID.class)
                .list();
        for (var id : ids) {
            var procedure = any(procedures);
            var state = any(List.copyOf(procedure.states()));
            var lead = any(UNITS);
            var about = any(UNITS);
            owner.sql("""
                    update matter.matter set procedure_name = :name, procedure_version = :version, state = :state,
                        open = :open, lead_unit = :lead, last_actors = cast(:actors as jsonb), sensitive = :sensitive,
                        about_unit = cast(:about as text), undertaking = cast(:undertaking as uuid), segment = :segment
                    where id = :id
                    """)
                    .param("id", id)
                    .param("name", procedure.name())
                    .param("version", procedure.version())
                    .param("state", state.key())
                    .param("open", !state.end())
                    .param("lead", lead)
                    .param("actors", JsonMapper.shared().writeValueAsString(lastActors(procedure)))
                    .param("sensitive", random.nextInt(6) == 0)
                    .param("about", random.nextInt(3) > 0 || about.equals(lead) ? null : about)
                    .param("undertaking", random.nextInt(4) == 0 ? any(undertakings()) : null)
                    .param("segment", random.nextBoolean() ? null : "R1-" + (1 + random.nextInt(2)))
                    .update();
        }
    }

    private List<UUID> undertakings() {
        return owner.sql("select id from undertaking.undertaking order by id")
                .query(UUID.class)
                .list();
    }

    private Map<String, UUID> lastActors(Procedure procedure) {
        return procedure.steps().stream()
                .map(Step::verb)
                .distinct()
                .filter(_ -> random.nextInt(4) == 0)
                .collect(Collectors.toMap(verb -> verb, _ -> any(people)));
    }

    /// Some of what waits for a check is a second look.
    private void appeals() {
        owner.sql("update moderation.waiting set appeal = false, not_by = null, words = null")
                .update();
        for (var report : owner.sql("select report_id from moderation.waiting order by report_id")
                .query(UUID.class)
                .list()) {
            if (random.nextInt(3) == 0) {
                owner.sql(
                                "update moderation.waiting set appeal = true, not_by = :by, words = '请再看' where report_id = :id")
                        .param("by", any(people))
                        .param("id", report)
                        .update();
            }
        }
    }

    private boolean holds() {
        return random.nextInt(5) > 0;
    }

    /// A relation that holds now, has ended, or is yet to begin.
    private void relate(Party object, String name, Party subject, boolean holds) {
        var day = Duration.ofDays(1 + random.nextInt(300));
        var ended = new Validity(now.minus(day.multipliedBy(2)), now.minus(day));
        var over = random.nextBoolean() ? ended : Validity.since(now.plus(day));
        var validity = holds ? Validity.since(now.minus(day)) : over;
        parties.add(UUID.randomUUID(), new Relation(object, name, subject, validity, "drawn"));
    }

    private <T> T any(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }
}
