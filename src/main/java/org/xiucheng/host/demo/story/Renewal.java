package org.xiucheng.host.demo.story;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.xiucheng.decide.act.ActRequest;
import org.xiucheng.decide.act.FindActor;
import org.xiucheng.decide.undertaking.MoveUndertaking;
import org.xiucheng.host.demo.ground.Dice;
import org.xiucheng.host.demo.ground.Ground;
import org.xiucheng.host.demo.ground.Sheet;
import org.xiucheng.host.demo.store.Ledger;
import org.xiucheng.kernel.Bilingual;
import org.xiucheng.kernel.access.Permission;
import org.xiucheng.kernel.access.Subject;
import org.xiucheng.kernel.access.sql.SqlDelegations;
import org.xiucheng.kernel.category.CategoryKey;
import org.xiucheng.kernel.evidence.Entry;
import org.xiucheng.kernel.law.ArticleId;
import org.xiucheng.kernel.matter.Lead;
import org.xiucheng.kernel.matter.Matter;
import org.xiucheng.kernel.matter.PublicNumber;
import org.xiucheng.kernel.matter.sql.SqlReports;
import org.xiucheng.kernel.place.Location;
import org.xiucheng.kernel.place.Segment;
import org.xiucheng.kernel.task.sql.SqlTasks;
import org.xiucheng.kernel.time.Maker;
import org.xiucheng.kernel.time.Uuid7;
import org.xiucheng.kernel.undertaking.Undertaking;
import org.xiucheng.kernel.undertaking.sql.SqlUndertakings;
import org.xiucheng.sense.report.ReportDraft;
import org.xiucheng.sense.report.Where;
import tools.jackson.databind.json.JsonMapper;

/// The one undertaking of the demo: an old street is renewed. Proposed, asked about, approved and begun by the
/// same kernel; it opens matters of its own, and matters on its street come to it.
final class Renewal {
    private static final Duration PROPOSED = Duration.ofDays(230);
    private static final Duration STARTED = Duration.ofDays(150);
    private static final int COLLECTED = 14;
    private static final List<String> TASKS = List.of("0110", "0404", "0205", "0507", "0106");

    private final JdbcClient jdbc;
    private final Works works;
    private final Ground ground;
    private final Story.Span span;
    private final Map<String, Bilingual> words =
            Sheet.rows("undertaking").stream().collect(Collectors.toMap(row -> row.get("key"), Sheet::name));
    private final List<Segment> street;
    private final Set<Voice> own = new HashSet<>();
    private final YearClock clock;
    private final Maker maker;
    private final UUID id;
    private final PublicNumber number;
    private int collected;

    Renewal(JdbcClient jdbc, Works works, Ground ground, Story.Span span) {
        this.jdbc = jdbc;
        this.works = works;
        this.ground = ground;
        this.span = span;
        var random = new Dice(span.reports(), "renewal").random();
        this.clock = new YearClock(span.end().minus(PROPOSED));
        this.maker = new Maker(clock, new Uuid7(clock, random), random);
        this.id = maker.id();
        this.number = PublicNumber.fresh(maker.now(), random);
        var road = ground.division().roads().stream()
                .filter(known -> known.name().zh().equals(word("road").zh()))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("the street of the undertaking is not drawn"));
        this.street = ground.division().segments().stream()
                .filter(segment -> segment.road().equals(road.id()))
                .toList();
    }

    /// Proposes it, asks, approves and starts, each at its own time and by another person where the law wants
    /// one.
    void begin() {
        var store = new SqlUndertakings(jdbc, works.packs().procedures(), JsonMapper.shared());
        store.add(proposed());
        var find = new FindActor(
                works.parties(),
                new SqlReports(jdbc),
                works.places(),
                new FindActor.Helpers(
                        new SqlDelegations(jdbc, works.places()), new SqlTasks(jdbc, JsonMapper.shared())));
        var move = new MoveUndertaking(store, find, works.law(), maker, JsonMapper.shared());
        act(move, "consult", 1, "renewal-1", Duration.ofDays(25));
        act(move, "approve", 2, "shift-office-1", Duration.ofDays(14));
        act(move, "start", 3, "renewal-1", PROPOSED.minus(STARTED).minus(Duration.ofDays(39)));
    }

    /// The year's voices with those of the undertaking among them, in order.
    List<Voice> with(List<Voice> voices) {
        var all = new ArrayList<>(voices);
        for (var i = 0; i < TASKS.size(); i++) {
            var code = TASKS.get(i);
            var line = street.get(i % street.size()).line();
            var at =
                    span.end().minus(STARTED).plus(Duration.ofDays(3 + 30L * i)).plus(Duration.ofHours(2));
            var key = new CategoryKey("cjt-214-2007-events", code);
            var text = said(code)
                    .replace("{road}", word("road").zh())
                    .replace("{area}", word("road").zh());
            var where = Where.at(line.get(line.size() / 2));
            var voice = new Voice(
                    at, ReportDraft.plain("undertaking", text, Optional.of(key), where), key, Optional.empty());
            own.add(voice);
            all.add(voice);
        }
        all.sort(Comparator.comparing(Voice::at));
        return all;
    }

    /// Ties a matter that the undertaking opened, or that came up on its street since it was proposed.
    void collect(Tale tale, Ledger ledger) {
        var since = tale.opening.matter().since();
        var onStreet = tale.matter().location().segment().filter(this::ours).isPresent();
        var late = onStreet && collected < COLLECTED && since.isAfter(span.end().minus(PROPOSED));
        if (!own.contains(tale.voice) && !(late && !tale.matter().state().equals("refused"))) {
            return;
        }
        collected += own.contains(tale.voice) ? 0 : 1;
        tale.belongsTo(id);
        var at = since.plus(Duration.ofMinutes(own.contains(tale.voice) ? 0 : 90));
        var told = at.isAfter(span.end()) ? span.end() : at;
        ledger.entry(Entry.of("undertaking.collected", told, maker.random())
                .fact("number", number.text())
                .fact("matter", tale.matter().number().text())
                .sealed(new Uuid7(clock, maker.random()).past(told)));
    }

    private static String said(String code) {
        return Sheet.rows("reports", "event").stream()
                .filter(row -> row.get("code").equals(code))
                .findFirst()
                .map(row -> row.get("zh1"))
                .orElseThrow(() -> new IllegalStateException("nobody ever reports " + code));
    }

    private boolean ours(String segment) {
        return street.stream().anyMatch(own -> own.id().equals(segment));
    }

    private Bilingual word(String key) {
        var found = words.get(key);
        if (found == null) {
            throw new IllegalStateException("the demo pack says nothing of the undertaking's " + key);
        }
        return found;
    }

    private Undertaking proposed() {
        var procedure = works.packs().procedures().latest("undertaking").orElseThrow();
        var basis = new ArticleId("demo-ordinance/40");
        var line = street.getFirst().line();
        var areas = works.places().chainAt(line.get(line.size() / 2)).orElse(List.of(Ground.CITY));
        var location = new Location(
                areas.subList(0, Math.min(3, areas.size())),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
        var lead = new Lead("renewal", Optional.empty(), "undertaking", basis);
        var course = new Matter(
                id,
                number,
                procedure,
                Optional.empty(),
                location,
                lead,
                procedure.start(),
                maker.now(),
                1,
                0,
                Map.of(),
                Optional.empty());
        var review = span.end()
                .plus(Duration.ofDays(180))
                .atZone(works.places().jurisdiction().zone());
        return new Undertaking(
                word("name"),
                word("goal"),
                word("beneficiaries"),
                word("burdened"),
                review.toLocalDate(),
                maker.now(),
                course);
    }

    private void act(MoveUndertaking move, String verb, int revision, String post, Duration later) {
        clock.move(clock.instant().plus(later));
        var holder = works.parties().get().holder(post, clock.instant()).orElseThrow();
        var held = works.parties().get().post(post).orElseThrow();
        var permissions = held.permissions().stream().map(Permission::valueOf).collect(Collectors.toSet());
        var officer =
                new Subject.Officer(holder.id(), post, Set.of(new Subject.Holding(post, held.unit(), permissions)));
        var note = Optional.ofNullable(words.get(verb)).map(Bilingual::zh);
        move.perform(
                number,
                new ActRequest(verb, Optional.empty(), note, Optional.empty(), Optional.empty(), Optional.empty()),
                revision,
                officer);
    }
}
