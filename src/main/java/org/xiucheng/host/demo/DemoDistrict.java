package org.xiucheng.host.demo;

import java.time.Instant;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.xiucheng.decide.intake.CitySecrets;
import org.xiucheng.host.Progress;
import org.xiucheng.host.demo.ground.Dice;
import org.xiucheng.host.demo.ground.Ground;
import org.xiucheng.host.demo.people.Accounts;
import org.xiucheng.host.demo.people.Crew;
import org.xiucheng.host.demo.people.DemoKey;
import org.xiucheng.host.demo.people.Duties;
import org.xiucheng.host.demo.people.RoadFiles;
import org.xiucheng.host.demo.people.Watches;
import org.xiucheng.host.demo.story.Story;
import org.xiucheng.kernel.access.IdentitySeal;
import org.xiucheng.kernel.party.sql.SqlParties;
import org.xiucheng.kernel.place.sql.SqlComponents;
import org.xiucheng.kernel.place.sql.SqlPlaces;
import org.xiucheng.kernel.responsibility.sql.SqlRules;
import org.xiucheng.kernel.roster.sql.SqlRosters;
import org.xiucheng.kernel.time.Uuid7;
import org.xiucheng.kernel.time.Validity;

/// The invented district, put into an empty database: first its ground and people, then a year of its life.
///
/// Each step is one transaction, so that an interrupted start leaves nothing half done.
public final class DemoDistrict {
    /// The district's own beginning: ground, units and duties hold from here, long before its first report.
    static final Instant SINCE = Instant.parse("2019-12-31T16:00:00Z");

    private final DataSource source;
    private final JdbcClient jdbc;
    private final TransactionTemplate transactions;
    private final DemoSettings settings;

    public DemoDistrict(DataSource source, DemoSettings settings) {
        this.source = source;
        this.jdbc = JdbcClient.create(source);
        this.transactions = new TransactionTemplate(new JdbcTransactionManager(source));
        this.settings = settings;
    }

    /// Draws it, without writing anything.
    public Ground ground() {
        return Ground.drawn(settings.seed(), settings.size(), Validity.since(SINCE));
    }

    /// Everyone who works there.
    public Crew crew(Ground ground) {
        return new Crew(ground, settings.seed(), SINCE);
    }

    /// Writes jurisdiction, division, roads, things, units, posts, people, rules and demo accounts.
    public void found(Instant now, Progress progress) {
        progress.say("Drawing the invented district 绣溪区");
        var ground = ground();
        transactions.executeWithoutResult(ignored -> write(ground, now));
        progress.say("Its people take up their posts");
        var crew = crew(ground);
        transactions.executeWithoutResult(ignored -> write(ground, crew));
        var zone = ground.division().jurisdiction().zone();
        var files = new RoadFiles(jdbc, crew.parties(), zone, now);
        transactions.executeWithoutResult(ignored -> files.add(ground.mainRoads()));
    }

    /// Writes the year that ends now into the founded district.
    public void fill(Instant now, CitySecrets secrets, IdentitySeal seal, Progress progress) {
        progress.say("Living through a year of reports");
        var story = new Story(source, secrets, seal, settings.seed());
        var span = new Story.Span(now, settings.year(), settings.reports());
        transactions.executeWithoutResult(
                ignored -> story.tell(ground(), crew(ground()).posts(), span, progress));
    }

    private void write(Ground ground, Instant now) {
        var places = new SqlPlaces(jdbc);
        var division = ground.division();
        places.found(division.jurisdiction());
        places.addLevels(division.levels());
        places.addAreas(division.areas());
        places.addRoads(division.roads());
        places.addSegments(division.segments());
        new SqlComponents(jdbc, () -> now).addComponents(ground.components());
        places.publish(now, "demo district, seed " + settings.seed());
    }

    private void write(Ground ground, Crew crew) {
        var parties = new SqlParties(jdbc);
        crew.units().forEach(parties::add);
        crew.posts().forEach(parties::add);
        crew.people().forEach(parties::add);
        var ids = new Uuid7(() -> SINCE, new Dice(settings.seed(), "relations").random());
        crew.relations().forEach(relation -> parties.add(ids.next(), relation));
        var watches = new Watches(crew, settings.seed(), SINCE);
        watches.relations().forEach(relation -> parties.add(ids.next(), relation));
        var rosters = new SqlRosters(jdbc);
        watches.shifts().forEach(shift -> rosters.add(shift, "demo", SINCE));
        watches.demands().forEach((unit, hours) -> rosters.demand(unit, hours, "demo", SINCE));
        var rules = new SqlRules(jdbc);
        Duties.rules(ground, SINCE).forEach(rules::add);
        new Accounts(jdbc).add(crew.parties(), SINCE);
        DemoKey.add(jdbc, SINCE);
    }
}
