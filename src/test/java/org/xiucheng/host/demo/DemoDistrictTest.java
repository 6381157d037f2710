package org.xiucheng.host.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.xiucheng.decide.intake.CitySecrets;
import org.xiucheng.decide.road.SqlDossiers;
import org.xiucheng.host.Progress;
import org.xiucheng.host.demo.ground.Sheet;
import org.xiucheng.kernel.access.IdentitySeal;
import org.xiucheng.kernel.law.ArticleId;
import org.xiucheng.kernel.place.sql.SqlPlaces;
import org.xiucheng.pack.PackLoader;
import org.xiucheng.pack.Packs;
import org.xiucheng.testkit.TestDatabase;

/// The invented district as it lies in the store after a first start.
class DemoDistrictTest {
    private static final Instant NOW = Instant.parse("2026-11-20T08:30:00Z");
    private static final DemoSettings SMALL = DemoSettings.USUAL.telling(600);
    private static final CitySecrets SECRETS = new CitySecrets(new byte[32], new byte[32]);

    private static TestDatabase database = TestDatabase.create();
    private static Packs packs = PackLoader.program().load(List.of("demo"), ZoneId.of("Asia/Shanghai"), NOW);

    @BeforeAll
    static void firstStart() {
        start(database);
    }

    @AfterAll
    static void close() {
        database.close();
    }

    @Test
    void everyReportBecameExactlyOneMatterWithOneLead() {
        var odd = count("""
                select count(*) from matter.matter m
                where (select count(*) from matter.report r where r.matter_id = m.id) <> 1
                    or not exists (select from party.unit u where u.code = m.lead_unit)
                """);
        assertThat(odd).isZero();
        assertThat(count("select count(*) from matter.matter"))
                .isEqualTo(SMALL.reports() + 5 + Sheet.rows("today").size());
    }

    @Test
    void everyMatterStandsInAStateOfItsProcedureAndItsActsLeadThere() {
        var states = packs.procedures().latest("closed-loop").orElseThrow().states().stream()
                .collect(Collectors.toMap(state -> state.key(), state -> state.end()));
        var found = database.sql()
                .sql("select distinct state, open from matter.matter")
                .query((row, _) -> Map.entry(row.getString("state"), row.getBoolean("open")))
                .list();
        assertThat(found).allSatisfy(one -> assertThat(states).containsEntry(one.getKey(), !one.getValue()));
        assertThat(count("""
                select count(*) from matter.matter m
                where m.revision <> 1 + (select count(*) from matter.act a where a.matter_id = m.id)
                    or m.state <> coalesce(
                        (select a.to_state from matter.act a where a.matter_id = m.id order by revision desc limit 1),
                        'received')
                """)).isZero();
    }

    @Test
    void everyActBeginsWhereTheOneBeforeEnded() {
        assertThat(count("""
                select count(*) from (
                    select from_state, at, lag(to_state, 1, 'received') over w as before, lag(at, 1, at) over w as earlier
                    from matter.act window w as (partition by matter_id order by revision)) a
                where from_state <> before or at < earlier
                """)).isZero();
    }

    @Test
    void everyOpenMatterHasAClockAndNoClosedOneRuns() {
        assertThat(count("""
                select count(*) from matter.matter m
                where m.open and not exists (
                    select from calendar.deadline d where d.matter_id = m.id and d.clock = m.state and d.met_at is null)
                """)).isZero();
        assertThat(count("""
                select count(*) from matter.matter m join calendar.deadline d on d.matter_id = m.id
                where not m.open and d.met_at is null
                """)).isZero();
    }

    @Test
    void everyChangeHasItsEntry() {
        assertThat(count("""
                select count(*) from matter.act a
                where not exists (select from evidence.entry e where e.id = a.id and e.at = date_trunc('milliseconds', a.at))
                """)).isZero();
        assertThat(count("""
                select count(*) from matter.report r
                where not exists (select from evidence.entry e where e.id = r.id and e.kind = 'report.received')
                """)).isZero();
    }

    /// So that the published rate of wrong dispatches is not nought by omission.
    @Test
    void everyUnitThatGaveAMatterAwayIsWrittenDown() {
        assertThat(count("select count(*) from matter.lead_change where cause = 'redispatched'"))
                .isPositive();
        assertThat(count("""
                select count(*) from (
                    select c.from_unit, lag(c.to_unit) over (partition by c.matter_id order by c.revision) as before
                    from matter.lead_change c) chain
                where before is not null and before <> from_unit
                """)).isZero();
        assertThat(count("""
                select count(*) from matter.matter m
                where m.lead_unit <> coalesce(
                    (select c.to_unit from matter.lead_change c where c.matter_id = m.id order by c.revision desc limit 1),
                    m.lead_unit)
                """)).isZero();
    }

    @Test
    void twoRoadsHaveDossiersOfWhichTheMoneyWasSeenByTwo() {
        var dossiers = new SqlDossiers(database.sql());
        var roads = database.sql()
                .sql("select road from road.dossier where approved_by is not null order by road")
                .query(String.class)
                .list();
        assertThat(roads).hasSize(2).allSatisfy(road -> {
            var body = dossiers.latest(road).orElseThrow().body();
            assertThat(body.shops()).hasSizeGreaterThan(2);
            assertThat(body.plan().orElseThrow().yuan()).isPositive();
            assertThat(body.plan().orElseThrow().measures())
                    .allSatisfy(measure -> assertThat(
                                    count("select count(*) from party.unit where code = '" + measure.unit() + "'"))
                            .isEqualTo(1));
        });
    }

    @Test
    void everyRuleAndStepCitesAnArticleInForce() {
        var cited = database.sql()
                .sql("select basis from responsibility.rule union select basis from matter.act union"
                        + " select basis from calendar.deadline union select basis from matter.matter")
                .query(String.class)
                .list();
        assertThat(cited)
                .isNotEmpty()
                .allSatisfy(basis -> assertThat(packs.articles().inForce(new ArticleId(basis), NOW))
                        .isPresent());
    }

    @Test
    void everyLapsedTermWasToldOncePerLevel() {
        assertThat(count("select count(*) from calendar.escalation")).isPositive();
        assertThat(count("""
                select count(*) from calendar.deadline d
                where d.level <> (select count(*) from calendar.escalation e where e.deadline_id = d.id)
                """)).isZero();
    }

    @Test
    void handlersNeverVerifyTheirOwnWork() {
        assertThat(count("""
                select count(*) from matter.act v join matter.act f on f.matter_id = v.matter_id
                where v.verb = 'verify' and f.verb in ('finish', 'accept') and v.actor_person = f.actor_person
                """)).isZero();
    }

    @Test
    void theYearHoldsEveryKindOfCourse() {
        var verbs = database.sql()
                .sql("select distinct verb from matter.act")
                .query(String.class)
                .list();
        assertThat(verbs)
                .contains("file", "refuse", "dispatch", "accept", "return", "pause", "resume", "finish", "verify")
                .contains("rework", "confirm", "dispute", "lapse", "reopen");
        assertThat(count("select count(*) from matter.matter where open")).isPositive();
        assertThat(count("select count(*) from matter.matter where undertaking is not null"))
                .isGreaterThan(5);
    }

    @Test
    void everyDemoAccountThatHandlesFindsWork() {
        assertThat(database.sql().sql("""
                select a.account from access.account a
                join party.relation r on r.subject_id = a.person_id::text and r.relation = 'holder'
                join party.post p on p.code = r.object_id
                where a.demo and 'HANDLE' = any(p.permissions) and p.unit_code <> 'renewal'
                    and not exists (select from matter.matter m
                        where m.open and m.lead_unit = p.unit_code and m.state in ('dispatched', 'handling'))
                """).query(String.class).list()).isEmpty();
        var states = database.sql()
                .sql("select distinct state from matter.matter where open")
                .query(String.class)
                .list();
        assertThat(states)
                .contains(
                        "received",
                        "filed",
                        "dispatched",
                        "handling",
                        "handled",
                        "verified",
                        "disputed",
                        "arbitration");
    }

    @Test
    void theGroundIsInTheStoreAsItWasDrawn() {
        var division = new SqlPlaces(database.sql()).division(NOW).orElseThrow();
        var drawn = new DemoDistrict(database.app(), SMALL).ground().division();
        assertThat(division.jurisdiction()).isEqualTo(drawn.jurisdiction());
        assertThat(division.areas()).containsExactlyInAnyOrderElementsOf(drawn.areas());
        assertThat(division.segments()).containsExactlyInAnyOrderElementsOf(drawn.segments());
        assertThat(count("select count(*) from place.component")).isEqualTo(20_000);
    }

    @Test
    void theSameSeedTellsTheSameStory() {
        try (var again = TestDatabase.create()) {
            start(again);
            for (var table : List.of(
                    "matter.matter",
                    "matter.report",
                    "matter.act",
                    "calendar.deadline",
                    "calendar.escalation",
                    "evidence.entry",
                    "evidence.salt",
                    "party.relation",
                    "responsibility.rule",
                    "place.component")) {
                // which transaction wrote a row is the server's affair, not the story's
                var digest = "select md5(string_agg(d, '' order by d)) from "
                        + "(select md5((to_jsonb(t) - 'xact')::text) as d from " + table + " t) digests";
                assertThat(again.sql().sql(digest).query(String.class).single())
                        .as(table)
                        .isEqualTo(
                                database.sql().sql(digest).query(String.class).single());
            }
        }
    }

    private static void start(TestDatabase target) {
        var district = new DemoDistrict(target.app(), SMALL);
        district.found(NOW, Progress.silent());
        district.fill(NOW, SECRETS, new IdentitySeal(new byte[32], new SecureRandom()), Progress.silent());
    }

    private static long count(String sql) {
        return database.sql().sql(sql).query(Long.class).single();
    }
}
