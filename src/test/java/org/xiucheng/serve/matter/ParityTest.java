package org.xiucheng.serve.matter;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.xiucheng.decide.act.ActRequest;
import org.xiucheng.decide.act.PerformAct;
import org.xiucheng.decide.intake.ReceiveReport;
import org.xiucheng.decide.moderate.Moderate;
import org.xiucheng.kernel.Bilingual;
import org.xiucheng.kernel.access.Action;
import org.xiucheng.kernel.access.Context;
import org.xiucheng.kernel.access.Policy;
import org.xiucheng.kernel.access.Resource;
import org.xiucheng.kernel.access.Subject;
import org.xiucheng.kernel.law.ArticleId;
import org.xiucheng.kernel.matter.Lead;
import org.xiucheng.kernel.matter.Matter;
import org.xiucheng.kernel.matter.Procedure;
import org.xiucheng.kernel.matter.Procedures;
import org.xiucheng.kernel.matter.PublicNumber;
import org.xiucheng.kernel.matter.Step;
import org.xiucheng.kernel.party.sql.CurrentParties;
import org.xiucheng.kernel.place.Location;
import org.xiucheng.kernel.place.Places;
import org.xiucheng.kernel.time.Maker;
import org.xiucheng.kernel.undertaking.Undertaking;
import org.xiucheng.kernel.undertaking.sql.SqlUndertakings;
import org.xiucheng.sense.report.ReportDraft;
import org.xiucheng.sense.report.Where;
import org.xiucheng.serve.report.ReadReports;
import org.xiucheng.serve.report.ReadUpdates;
import org.xiucheng.serve.report.ReportFilter;
import org.xiucheng.serve.report.ReportUpdate;
import org.xiucheng.serve.report.ReportView;
import org.xiucheng.serve.undertaking.ReadUndertakings;
import org.xiucheng.testkit.SmallCity;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/// Every list of matters and reports against the one decision, asked of every row by itself, in cities drawn at
/// random: what is listed is what may be seen, and what is counted is what is listed.
class ParityTest {
    private static final long SEED = 20261123;
    private static final int WORLDS = 60;
    private static final int MATTERS = 60;
    private static final TypeReference<Map<String, UUID>> ACTORS = new TypeReference<>() {};
    private static final List<Subject> READERS = List.of(
            new Subject.Anyone(),
            new Subject.Client("key-a", Set.of(Subject.Client.REPORT, Subject.Client.READ_OWN)),
            new Subject.Client("key-b", Set.of(Subject.Client.REPORT)));

    private SmallCity city;
    private JdbcClient owner;
    private Connection connection;
    private Instant now;
    private long lists;
    private long listed;
    private long asked;

    /// A matter as the owner of the tables sees it, and what is asked about it.
    private record Row(
            UUID id,
            String number,
            Procedure procedure,
            String state,
            boolean open,
            List<String> areas,
            Optional<UUID> undertaking,
            Map<String, UUID> lastActors,
            Optional<String> sender,
            Resource resource) {}

    @BeforeEach
    void found() throws SQLException {
        city = SmallCity.open();
        connection = city.database().owner().getConnection();
        owner = JdbcClient.create(new SingleConnectionDataSource(connection, true));
        now = city.part(Maker.class).now();
    }

    @AfterEach
    void close() throws SQLException {
        connection.close();
        city.close();
    }

    @Test
    void everyListHoldsWhatTheDecisionAllowsAndCountsIt() {
        System.out.println("seed " + SEED);
        DrawnWorld.found(owner);
        open();
        var procedure =
                List.of(city.part(Procedures.class).latest("closed-loop").orElseThrow());
        for (var world = 0; world < WORLDS; world++) {
            now = city.part(Maker.class).now();
            var officers = DrawnWorld.draw(owner, procedure, SEED + world, now);
            city.part(CurrentParties.class).refresh();
            var rows = rows();
            officers.forEach(officer -> {
                queue(officer, rows);
                moderation(officer, rows);
                oneByOne(officer, rows);
            });
            matters(rows);
            undertakings(rows);
            READERS.forEach(reader -> reports(reader, rows));
            READERS.forEach(reader -> updates(reader, rows));
        }
        System.out.printf("worlds %d, lists %d, rows listed %d, decisions %d%n", WORLDS, lists, listed, asked);
        assertThat(listed).isGreaterThan(WORLDS * MATTERS);
    }

    private void queue(Subject.Officer officer, List<Row> rows) {
        var matters = city.part(ReadMatters.class);
        var expected = numbers(
                rows,
                row -> row.procedure().from(row.state()).stream()
                        .filter(step -> step.needs().isPresent())
                        .anyMatch(step -> other(officer, step, row) && may(officer, step.action(), row.resource())));
        var found = new TreeSet<String>();
        var cursor = Optional.<String>empty();
        do {
            var page = matters.queue(officer, cursor, 7);
            assertThat(page.counts().open()).isEqualTo(expected.size());
            page.items()
                    .forEach(item ->
                            assertThat(found.add(item.summary().number())).isTrue());
            cursor = page.next();
        } while (cursor.isPresent());
        compare("queue", officer, found, expected);
    }

    /// The procedure's own eyes, beside those of the decision.
    private static boolean other(Subject.Officer officer, Step step, Row row) {
        return step.otherThan().stream()
                .noneMatch(verb -> officer.person().equals(row.lastActors().get(verb)));
    }

    private void moderation(Subject.Officer officer, List<Row> rows) {
        var byId = rows.stream().collect(Collectors.toMap(Row::id, Function.identity()));
        var expected = new TreeSet<String>();
        owner
                .sql("select matter_id, number, part, not_by from moderation.waiting")
                .query((row, _) -> {
                    var resource = Objects.requireNonNull(byId.get(row.getObject("matter_id", UUID.class)))
                            .resource();
                    var by = row.getObject("not_by", UUID.class);
                    var action = by == null ? Action.MODERATE : Action.DECIDE_APPEAL;
                    var done = by == null ? Map.<UUID, Set<Action>>of() : Map.of(by, Set.of(Action.MODERATE));
                    return may(officer, action, resource.standing(Set.of(), done))
                            ? row.getString("number") + "." + row.getInt("part")
                            : "";
                })
                .list()
                .stream()
                .filter(line -> !line.isEmpty())
                .forEach(expected::add);
        var found = city.part(Moderate.class).queue(officer, Optional.empty(), 1_000).stream()
                .map(waiting -> waiting.number() + "." + waiting.part())
                .collect(Collectors.toCollection(TreeSet::new));
        compare("moderation", officer, found, expected);
    }

    /// The whole of a matter, and a matter at all.
    private void oneByOne(Subject.Officer officer, List<Row> rows) {
        for (var row : rows.subList(0, 6)) {
            var view = city.part(ReadMatters.class).view(new PublicNumber(row.number()), officer);
            var whole = may(officer, Action.READ_WHOLE, row.resource());
            assertThat(view.isPresent())
                    .as("%s %s", officer, row)
                    .isEqualTo(whole || may(officer, Action.READ_PUBLIC, row.resource()));
            assertThat(view.flatMap(MatterView::report).isPresent())
                    .as("%s %s", officer, row)
                    .isEqualTo(whole);
        }
    }

    private void matters(List<Row> rows) {
        var none = MatterQuery.ALL;
        matters(none, rows, _ -> true);
        for (var open : List.of(true, false)) {
            matters(
                    new MatterQuery(Optional.of(open), none.state(), none.area(), none.category(), none.undertaking()),
                    rows,
                    row -> row.open() == open);
        }
        rows.stream()
                .flatMap(row -> row.areas().stream())
                .distinct()
                .forEach(area -> matters(
                        new MatterQuery(
                                none.open(), none.state(), Optional.of(area), none.category(), none.undertaking()),
                        rows,
                        row -> row.areas().contains(area)));
        rows.stream()
                .map(Row::state)
                .distinct()
                .forEach(state -> matters(
                        new MatterQuery(
                                none.open(), Optional.of(state), none.area(), none.category(), none.undertaking()),
                        rows,
                        row -> row.state().equals(state)));
    }

    private TreeSet<String> matters(MatterQuery query, List<Row> rows, Predicate<Row> meant) {
        var anyone = new Subject.Anyone();
        var expected = numbers(rows, row -> meant.test(row) && may(anyone, Action.READ_PUBLIC, row.resource()));
        var found = new TreeSet<String>();
        var cursor = Optional.<String>empty();
        do {
            var page = city.part(ReadMatters.class).list(query, cursor, 13);
            page.items().forEach(item -> assertThat(found.add(item.number())).isTrue());
            cursor = page.next();
        } while (cursor.isPresent());
        compare(query.toString(), anyone, found, expected);
        return found;
    }

    private void undertakings(List<Row> rows) {
        var stored = city.part(SqlUndertakings.class);
        for (var view : city.part(ReadUndertakings.class).list(100)) {
            var id = stored.find(new PublicNumber(view.number())).orElseThrow().id();
            var found = matters(
                    MatterQuery.ofUndertaking(view.number()),
                    rows,
                    row -> row.undertaking().filter(id::equals).isPresent());
            assertThat(view.matterCount()).isEqualTo(found.size());
            assertThat(city.part(ReadUndertakings.class)
                            .find(view.number())
                            .orElseThrow()
                            .matterCount())
                    .isEqualTo(found.size());
        }
    }

    private void reports(Subject reader, List<Row> rows) {
        var reports = city.part(ReadReports.class);
        var found = reports.list(filter(1_000, 0), reader);
        var numbers = numbered(found);
        compare("reports", reader, numbers, numbers(rows, row -> seen(reader, row)));
        var own = found.stream()
                .filter(view -> view.said().isPresent())
                .map(view -> view.number().text())
                .collect(Collectors.toCollection(TreeSet::new));
        compare("reports, whole", reader, own, numbers(rows, row -> may(reader, Action.READ_SENT, row.resource())));
        var pages = IntStream.range(0, 1 + MATTERS / 11)
                .boxed()
                .flatMap(page -> reports.list(filter(11, page * 11), reader).stream())
                .toList();
        assertThat(pages).hasSameSizeAs(found);
        var all = rows.stream().map(row -> new PublicNumber(row.number())).toList();
        compare("reports by number", reader, numbered(reports.list(all, reader)), numbers);
    }

    private ReportFilter filter(int limit, int offset) {
        return new ReportFilter(
                now.minus(Duration.ofDays(2)),
                now.plus(Duration.ofDays(1)),
                List.of(),
                false,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                limit,
                offset);
    }

    private void updates(Subject reader, List<Row> rows) {
        var updates = city.part(ReadUpdates.class);
        var from = now.minus(Duration.ofDays(2));
        var to = now.plus(Duration.ofDays(1));
        var moved = Set.copyOf(owner.sql("select distinct matter_id from matter.act")
                .query(UUID.class)
                .list());
        var expected = numbers(rows, row -> moved.contains(row.id()) && seen(reader, row));
        compare("updates", reader, told(updates.within(from, to, reader, 1_000)), expected);
        var all = rows.stream().map(row -> new PublicNumber(row.number())).toList();
        compare("updates by number", reader, told(updates.of(all, from, to, reader, 1_000)), expected);
    }

    private boolean seen(Subject reader, Row row) {
        return may(reader, Action.READ_PUBLIC, row.resource()) || may(reader, Action.READ_SENT, row.resource());
    }

    private static TreeSet<String> told(List<ReportUpdate> updates) {
        return updates.stream().map(update -> update.report().text()).collect(Collectors.toCollection(TreeSet::new));
    }

    private static TreeSet<String> numbered(List<ReportView> views) {
        return views.stream().map(view -> view.number().text()).collect(Collectors.toCollection(TreeSet::new));
    }

    private boolean may(Subject subject, Action action, Resource resource) {
        asked++;
        var context = Context.at(city.part(CurrentParties.class).get(), now);
        return Policy.decide(subject, action, resource, context).allowed();
    }

    private void compare(String list, Subject who, TreeSet<String> found, TreeSet<String> expected) {
        lists++;
        listed += found.size();
        assertThat(found).as("%s as %s", list, who).isEqualTo(expected);
    }

    private static TreeSet<String> numbers(List<Row> rows, Predicate<Row> wanted) {
        return rows.stream().filter(wanted).map(Row::number).collect(Collectors.toCollection(TreeSet::new));
    }

    private List<Row> rows() {
        return owner.sql("""
                select m.*, r.client, array(select distinct t.answerer_unit from task.task t
                    where t.matter_id = m.id and t.open and t.kind = 'assist') as assistants
                from matter.matter m join matter.report r on r.matter_id = m.id order by m.id desc
                """).query((row, _) -> row(row)).list();
    }

    private Row row(ResultSet row) throws SQLException {
        var procedure = city.part(Procedures.class)
                .find(row.getString("procedure_name"), row.getInt("procedure_version"))
                .orElseThrow();
        var actors = JsonMapper.shared().readValue(row.getString("last_actors"), ACTORS);
        var state = row.getString("state");
        var number = row.getString("number");
        var areas = List.of((String[]) row.getArray("areas").getArray());
        var segment = Optional.ofNullable(row.getString("segment"));
        var sender = Optional.ofNullable(row.getString("client"));
        var marks = EnumSet.noneOf(Resource.Mark.class);
        if (row.getBoolean("sensitive")) {
            marks.add(Resource.Mark.SENSITIVE);
        }
        var resource = Resource.matter(number, row.getString("lead_unit"), areas)
                .on(segment.flatMap(city.part(Places.class)::segment))
                .about(Optional.ofNullable(row.getString("about_unit")))
                .sentBy(sender)
                .marked(marks)
                .standing(procedure.possible(state), procedure.did(actors))
                .assisted(Set.of((String[]) row.getArray("assistants").getArray()));
        return new Row(
                row.getObject("id", UUID.class),
                number,
                procedure,
                state,
                row.getBoolean("open"),
                areas,
                Optional.ofNullable(row.getObject("undertaking", UUID.class)),
                actors,
                sender,
                resource);
    }

    /// Reports of everybody, in every area, some of them moved, and two undertakings.
    private void open() {
        var receive = city.part(ReceiveReport.class);
        var senders = new ArrayList<>(READERS);
        for (var i = 0; i < MATTERS; i++) {
            var where = Where.at(i % 2 == 0 ? SmallCity.WEST : SmallCity.EAST);
            var draft = ReportDraft.plain("web", "报告" + i, Optional.of(SmallCity.WASTE), where);
            var receipt = receive.receive(draft, senders.get(i % senders.size()), Optional.empty());
            if (i % 3 == 0) {
                var desk = city.officer(i % 2 == 0 ? "intake-west" : "intake-east");
                city.part(PerformAct.class).perform(receipt.number(), ActRequest.plain("file"), 1, desk);
            }
        }
        undertaking();
        undertaking();
    }

    private void undertaking() {
        var maker = city.part(Maker.class);
        var procedure = city.part(Procedures.class).latest("undertaking").orElseThrow();
        var where =
                new Location(List.of("999902"), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
        var lead = new Lead("office-west", Optional.empty(), "undertaking", new ArticleId("demo-ordinance/40"));
        var course = new Matter(
                maker.id(),
                PublicNumber.fresh(maker.now(), maker.random()),
                procedure,
                Optional.empty(),
                where,
                lead,
                procedure.start(),
                maker.now(),
                1,
                0,
                Map.of(),
                Optional.empty());
        var words = Bilingual.same("老巷");
        city.part(SqlUndertakings.class)
                .add(new Undertaking(words, words, words, words, LocalDate.parse("2027-03-01"), maker.now(), course));
    }
}
