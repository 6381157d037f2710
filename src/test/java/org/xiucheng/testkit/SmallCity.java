package org.xiucheng.testkit;

import java.net.URI;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.xiucheng.decide.account.Passwords;
import org.xiucheng.door.web.DoorSettings;
import org.xiucheng.host.Application;
import org.xiucheng.host.DataFolder;
import org.xiucheng.host.Secrets;
import org.xiucheng.host.Settings;
import org.xiucheng.kernel.access.Subject;
import org.xiucheng.kernel.calendar.Calendars;
import org.xiucheng.kernel.calendar.WorkCalendar;
import org.xiucheng.kernel.category.CategoryKey;
import org.xiucheng.kernel.party.sql.SqlParties;
import org.xiucheng.kernel.place.Point;
import org.xiucheng.kernel.place.sql.SqlComponents;
import org.xiucheng.kernel.place.sql.SqlPlaces;
import org.xiucheng.kernel.responsibility.sql.SqlRules;

/// A real city of two streets with every part of the platform, on a database of its own; a second to make.
///
/// `open` is without web; `serve` listens on a free port. `at` gives the parts another clock.
public final class SmallCity implements AutoCloseable {
    /// A spot in the western street, within 30 m of the road.
    public static final Point WEST = new Point(100.011, 20.0051);
    /// A spot in the eastern street, off the road.
    public static final Point EAST = new Point(100.031, 20.015);
    /// A spot outside.
    public static final Point OUTSIDE = new Point(100.05, 20.01);
    /// Exposed waste; the sanitation unit answers.
    public static final CategoryKey WASTE = new CategoryKey("cjt-214-2007-events", "0102");
    /// A water-supply manhole cover; in the west the roads bureau answers.
    public static final CategoryKey LID = new CategoryKey("cjt-214-2007-components", "0101");

    private static final String HASH = new Passwords(new SecureRandom(), 1).hash(DoorSettings.DEMO_PASSWORD);

    private final TestDatabase database;
    private final DataFolder folder;
    private final ConfigurableApplicationContext parts;
    private final boolean first;

    private SmallCity(WebApplicationType web, Clock clock, String... practices) {
        this(founded(clock, practices), web, clock, Optional.empty());
    }

    /// @param calendar the working days that this node counts by, where they are not those of the packs: then
    /// it
    ///     is another node on a database that is there
    private SmallCity(TestDatabase database, WebApplicationType web, Clock clock, Optional<WorkCalendar> calendar) {
        this.database = database;
        this.first = calendar.isEmpty();
        this.folder = DataFolder.open(
                Path.of("target", "small-city", UUID.randomUUID().toString()));
        var application = new SpringApplication(Application.class);
        application.setWebApplicationType(web);
        application.setRegisterShutdownHook(false);
        application.setLogStartupInfo(false);
        application.setLazyInitialization(web == WebApplicationType.NONE);
        application.addInitializers(context -> give((GenericApplicationContext) context, clock));
        calendar.ifPresent(days -> {
            application.setAllowBeanDefinitionOverriding(true);
            application.addInitializers(context -> ((GenericApplicationContext) context)
                    .registerBean("currentCalendars", Calendars.class, () -> Calendars.always(days)));
        });
        this.parts = application.run("--server.port=0");
    }

    public static SmallCity open() {
        return at(Clock.systemUTC());
    }

    /// Without web, on another clock.
    public static SmallCity at(Clock clock) {
        return new SmallCity(WebApplicationType.NONE, clock);
    }

    /// With its doors open on a free port of the loopback address.
    public static SmallCity serve() {
        return serve(Clock.systemUTC());
    }

    /// The same, on another clock.
    public static SmallCity serve(Clock clock) {
        return new SmallCity(WebApplicationType.SERVLET, clock);
    }

    /// Without web, on another clock, by the packs of a region's practice beside the demo's.
    public static SmallCity following(Clock clock, String... practices) {
        return new SmallCity(WebApplicationType.NONE, clock, practices);
    }

    /// The same with its doors open.
    public static SmallCity servingAs(Clock clock, String... practices) {
        return new SmallCity(WebApplicationType.SERVLET, clock, practices);
    }

    /// Another node of this city, without web: parts of its own on the same database, on another clock and by
    /// another calendar of working days. Closing it leaves the city as it is.
    public SmallCity node(Clock clock, WorkCalendar calendar) {
        return new SmallCity(database, WebApplicationType.NONE, clock, Optional.of(calendar));
    }

    /// The address of the doors, such as `http://127.0.0.1:40123`.
    public URI address() {
        return URI.create("http://127.0.0.1:" + parts.getEnvironment().getProperty("local.server.port"));
    }

    public <T> T part(Class<T> type) {
        return parts.getBean(type);
    }

    /// The officer of an account: see `SmallStaff`. The password of every account is the demo password.
    public Subject.Officer officer(String account) {
        return SmallStaff.officer(account);
    }

    /// Where this city alone keeps its files.
    public Path folder() {
        return folder.path();
    }

    public JdbcClient sql() {
        return database.sql();
    }

    public TestDatabase database() {
        return database;
    }

    @Override
    public void close() {
        parts.close();
        folder.close();
        if (first) {
            database.close();
        }
    }

    private void give(GenericApplicationContext context, Clock clock) {
        context.registerBean("settings", Settings.class, () -> Settings.of(folder.path()));
        context.registerBean("secrets", Secrets.class, folder::secrets);
        context.registerBean("clock", Clock.class, () -> clock);
        context.registerBean(
                "dataSource", DataSource.class, database::app, definition -> definition.setDestroyMethodName(""));
    }

    private static TestDatabase founded(Clock clock, String... practices) {
        var database = TestDatabase.create();
        var packs = Stream.concat(Stream.of("demo"), Stream.of(practices)).toList();
        found(database.sql(), clock, packs);
        return database;
    }

    /// Founds it in any store that is migrated and empty.
    public static void found(JdbcClient sql, Clock clock, List<String> packs) {
        var places = new SqlPlaces(sql);
        places.found(SmallGround.jurisdiction(packs));
        places.addLevels(SmallGround.levels());
        places.addAreas(SmallGround.areas());
        places.addRoads(List.of(SmallGround.ROAD));
        places.addSegments(SmallGround.segments());
        new SqlComponents(sql, clock).addComponents(SmallGround.components());
        places.publish(clock.instant(), "test");
        var parties = new SqlParties(sql);
        SmallStaff.units().forEach(parties::add);
        SmallStaff.posts().forEach(parties::add);
        SmallStaff.people().forEach((person, account) -> {
            parties.add(person);
            sql.sql(
                            "insert into access.account (person_id, account, secret_hash, demo) values (:person, :account, :hash, true)")
                    .param("person", person.id())
                    .param("account", account)
                    .param("hash", HASH)
                    .update();
        });
        SmallStaff.relations().forEach(relation -> parties.add(UUID.randomUUID(), relation));
        var rules = new SqlRules(sql);
        SmallStaff.rules().forEach(rules::add);
    }
}
