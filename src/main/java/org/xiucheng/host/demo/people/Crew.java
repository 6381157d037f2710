package org.xiucheng.host.demo.people;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.apache.commons.csv.CSVRecord;
import org.xiucheng.host.demo.ground.Dice;
import org.xiucheng.host.demo.ground.Ground;
import org.xiucheng.host.demo.ground.Sheet;
import org.xiucheng.kernel.Bilingual;
import org.xiucheng.kernel.party.Parties;
import org.xiucheng.kernel.party.Party;
import org.xiucheng.kernel.party.Person;
import org.xiucheng.kernel.party.Post;
import org.xiucheng.kernel.party.Relation;
import org.xiucheng.kernel.party.Unit;
import org.xiucheng.kernel.place.Area;
import org.xiucheng.kernel.time.Uuid7;
import org.xiucheng.kernel.time.Validity;

/// Everybody who works in the district: the city's own units, and for every street and community its office,
/// desks and squad.
///
/// Each post has one holder, and each holder a name that says that it is a demonstration.
public final class Crew {
    private static final String GRANTED_BY = "demo";

    private final Validity validity;
    private final Uuid7 ids;
    private final Iterator<CSVRecord> names = Sheet.rows("people").iterator();
    private final Map<String, CSVRecord> work = new HashMap<>();
    private final List<Unit> units = new ArrayList<>();
    private final List<Post> posts = new ArrayList<>();
    private final List<Person> people = new ArrayList<>();
    private final List<Relation> relations = new ArrayList<>();

    public Crew(Ground ground, long seed, Instant since) {
        this.validity = Validity.since(since);
        this.ids = new Uuid7(() -> since, new Dice(seed, "crew").random());
        Sheet.rows("posts").forEach(row -> work.put(row.get("work"), row));
        for (var row : Sheet.rows("units")) {
            unit(row.get("code"), Sheet.name(row), row.get("kind"), Ground.DISTRICT);
            post(row.get("code"), row.get("work"), Integer.parseInt(row.get("posts")));
        }
        over(Ground.CITY, Relation.INTAKE, "supervision-centre");
        over(Ground.CITY, Relation.DISPATCHER, "command-centre");
        over(Ground.CITY, Relation.INSPECTOR, "inspection-team");
        over(Ground.CITY, Relation.SUPERVISOR, "shift-office");
        over(Ground.CITY, Relation.MODERATOR, "review-desk");
        ground.areas("street").forEach(this::street);
        ground.areas("community").forEach(community -> community(community, ground));
        chiefs(ground);
    }

    public List<Unit> units() {
        return units;
    }

    public List<Post> posts() {
        return posts;
    }

    public List<Person> people() {
        return people;
    }

    public List<Relation> relations() {
        return relations;
    }

    /// All of them, as the kernel asks about them.
    public Parties parties() {
        return new Parties(units, posts, people, relations);
    }

    /// The unit of a sort that a street or community has: `street-001`, `squad-001`, `community-001002`.
    public static String local(String sort, String area) {
        return sort + "-" + area.substring(Ground.DISTRICT.length());
    }

    private void street(Area street) {
        var own = street.name();
        var town = own.zh().endsWith("镇");
        var office = town
                ? new Bilingual(own.zh() + "人民政府", own.en() + " Government")
                : new Bilingual(own.zh() + "办事处", own.en() + " Office");
        unit(local("street", street.code()), office, "street", street.code());
        post(local("street", street.code()), "HANDLE", 2);
        var desk = new Bilingual(own.zh() + "受理席", own.en() + " Intake Desk");
        unit(local("intake", street.code()), desk, "desk", street.code());
        post(local("intake", street.code()), "INTAKE", 1);
        var squad = new Bilingual(own.zh() + "综合行政执法队", own.en() + " Enforcement Squad");
        unit(local("squad", street.code()), squad, "squad", street.code());
        post(local("squad", street.code()), "HANDLE", 2);
        over(street.code(), Relation.INTAKE, local("intake", street.code()));
    }

    private void community(Area community, Ground ground) {
        var own = community.name();
        var village = own.zh().endsWith("村");
        var unit = local("community", community.code());
        unit(
                unit,
                new Bilingual(own.zh() + (village ? "服务站" : "工作站"), own.en() + " Desk"),
                "community",
                community.code());
        post(unit, "HANDLE", 1);
        var worker = unit + "-worker";
        posts.add(new Post(worker, unit, Sheet.name(work("WORKER")), permissions("WORKER")));
        hold(worker);
        ground.areas("grid").stream()
                .filter(grid -> grid.parent().filter(community.code()::equals).isPresent())
                .forEach(grid -> relate(Party.area(grid.code()), "worker", Party.post(worker)));
    }

    /// The first level for each main road; the second for each of its reaches through a street: cadres of the
    /// street's office, as in the streets that began with it.
    private void chiefs(Ground ground) {
        for (var road : ground.mainRoads()) {
            chief("chief-" + road, "road-chief", "CHIEF");
            hold("chief-" + road);
            relate(Party.road(road), Relation.CHIEF, Party.post("chief-" + road));
            Sheet.rows("groups")
                    .forEach(row -> relate(Party.road(road), row.get("group"), Party.unit(row.get("unit"))));
            ground.reaches(road).forEach((street, segments) -> reach(road, street, segments));
        }
    }

    private void reach(String road, String street, List<String> segments) {
        var office = local("street", street);
        var post = "chief-%s-%s".formatted(road, street.substring(Ground.DISTRICT.length()));
        chief(post, office, "STRETCH_CHIEF");
        relate(Party.post(post), Relation.HOLDER, holder(office + "-1"));
        segments.forEach(segment -> relate(Party.segment(segment), Relation.CHIEF, Party.post(post)));
    }

    private void chief(String code, String unit, String kind) {
        posts.add(new Post(code, unit, Sheet.name(work(kind)), permissions(kind)));
    }

    private Party holder(String post) {
        return relations.stream()
                .filter(one ->
                        one.name().equals(Relation.HOLDER) && one.object().equals(Party.post(post)))
                .map(Relation::subject)
                .findFirst()
                .orElseThrow();
    }

    private void unit(String code, Bilingual name, String kind, String area) {
        units.add(new Unit(code, name, kind, area, validity));
    }

    private void post(String unit, String kind, int count) {
        var name = Sheet.name(work(kind));
        for (var i = 1; i <= count; i++) {
            var code = "%s-%d".formatted(unit, i);
            var own = count == 1 ? name : new Bilingual(name.zh() + i, name.en() + " " + i);
            posts.add(new Post(code, unit, own, permissions(kind)));
            hold(code);
        }
    }

    private CSVRecord work(String kind) {
        var row = work.get(kind);
        if (row == null) {
            throw new IllegalStateException("the demo pack has no work called " + kind);
        }
        return row;
    }

    private Set<String> permissions(String kind) {
        return new HashSet<>(Arrays.asList(work(kind).get("permissions").split(" ")));
    }

    private void hold(String post) {
        var person = new Person(id(), names.next().get("zh") + "（演示）");
        people.add(person);
        relate(Party.post(post), Relation.HOLDER, Party.person(person.id()));
    }

    private void over(String area, String relation, String unit) {
        relate(Party.area(area), relation, Party.unit(unit));
    }

    private void relate(Party object, String relation, Party subject) {
        relations.add(new Relation(object, relation, subject, validity, GRANTED_BY));
    }

    private UUID id() {
        return ids.next();
    }
}
