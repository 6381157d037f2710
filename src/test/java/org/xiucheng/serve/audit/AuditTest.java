package org.xiucheng.serve.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.xiucheng.testkit.ApiClient;
import org.xiucheng.testkit.ApiClient.Answer;
import org.xiucheng.testkit.Journey;
import org.xiucheng.testkit.SmallCity;

/// Who read or did what is written down before it happens, stays, and is seen by those who watch only.
class AuditTest {
    private static SmallCity city;
    private static ApiClient desk;
    private static ApiClient auditor;

    @BeforeAll
    static void serve() {
        city = SmallCity.serve();
        desk = new ApiClient(city.address()).login("intake-west");
        auditor = new ApiClient(city.address()).login("auditor");
    }

    @AfterAll
    static void close() {
        city.close();
    }

    @Test
    void writesDownWhoReadAMatterWholeAndWhoMovedIt() {
        var number = Journey.begin(city).receipt().number().text();
        desk.get("/api/v1/matters/" + number);
        desk.act(number, 1, Map.of("verb", "file"));
        assertThat(lines(number)).containsExactly("matter.file", "matter.read", "report.received");
        var newest = auditor.get("/api/v1/audit?what=" + number);
        assertThat(newest.at("/items/0/unit/code")).isEqualTo("desk-west");
        assertThat(newest.at("/items/0/post/code")).isEqualTo("intake-west-post");
        assertThat(newest.at("/items/0/name")).isEqualTo("员工intake-west");
        assertThat(newest.at("/items/0/from")).contains("127.0.0.1");
    }

    @Test
    void writesNothingDownOfWhatEveryoneMayRead() {
        var number = Journey.begin(city).receipt().number().text();
        new ApiClient(city.address()).get("/api/v1/matters/" + number);
        new ApiClient(city.address()).login("intake-east").get("/api/v1/matters/" + number);
        assertThat(lines(number)).containsExactly("report.received");
    }

    @Test
    void neverKeepsTheAddressOfAReporter() {
        var journey = Journey.begin(city).toVerified();
        var receipt = journey.receipt();
        var number = receipt.number().text();
        new ApiClient(city.address())
                .act(
                        number,
                        journey.matter().revision(),
                        Map.of("verb", "confirm"),
                        "Report-Token",
                        receipt.token().text());
        var kept = city.sql()
                .sql(
                        "select count(*) from audit.record where what = :number and address is not null and who_kind <> 'staff'")
                .param("number", number)
                .query(Long.class)
                .single();
        assertThat(kept).isZero();
        assertThat(lines(number)).contains("matter.confirm");
    }

    @Test
    void writesDownWhoReadsTheAudit() {
        auditor.get("/api/v1/audit?action=login");
        var answer = auditor.get("/api/v1/audit?action=audit.read&limit=2");
        assertThat(answer.at("/items/1/what")).isEqualTo("what=- action=login unit=-");
        assertThat(answer.at("/items/1/unit/code")).isEqualTo("audit-office");
    }

    @Test
    void showsASupervisorTheOwnUnitAndNobodyElseAnything() {
        var number = Journey.begin(city).receipt().number().text();
        desk.get("/api/v1/matters/" + number);
        var supervisor = new ApiClient(city.address()).login("supervisor");
        supervisor.get("/api/v1/matters/" + number);
        var seen = supervisor.get("/api/v1/audit");
        assertThat(seen.body().path("items").isEmpty()).isFalse();
        seen.body()
                .path("items")
                .forEach(line -> assertThat(line.at("/unit/code").asString()).isEqualTo("supervision"));
        assertThat(desk.get("/api/v1/audit").status()).isEqualTo(403);
        assertThat(new ApiClient(city.address()).get("/api/v1/audit").status()).isEqualTo(401);
    }

    @Test
    void walksPageByPageAndTakesNoCursorOfAnother() {
        desk.get("/api/v1/matters/" + Journey.begin(city).receipt().number().text());
        var first = auditor.get("/api/v1/audit?limit=1");
        var next = auditor.get("/api/v1/audit?limit=1&cursor=" + first.at("/next"));
        assertThat(next.status()).isEqualTo(200);
        assertThat(next.at("/items/0/at")).isLessThanOrEqualTo(first.at("/items/0/at"));
        assertThat(auditor.get("/api/v1/audit?limit=1&action=matter&cursor=" + first.at("/next"))
                        .code())
                .isEqualTo("cursor.invalid");
    }

    @Test
    void stopsEveryDeedButNoPublicReadingWhileItCannotBeWritten() {
        try (var broken = SmallCity.serve()) {
            var officer = new ApiClient(broken.address()).login("intake-west");
            var anyone = new ApiClient(broken.address());
            var number = Journey.begin(broken).receipt().number().text();
            var before = rows(broken);
            broken.database().ownerSql().sql("""
                    create function audit.no_space() returns trigger language plpgsql as $$
                    begin
                        raise exception 'no space left on device' using errcode = 'disk_full';
                    end
                    $$
                    """).update();
            broken.database()
                    .ownerSql()
                    .sql(
                            "create trigger no_space before insert on audit.record for each row execute function audit.no_space()")
                    .update();
            refused(officer.act(number, 1, Map.of("verb", "file")));
            refused(officer.get("/api/v1/matters/" + number));
            refused(anyone.post(
                    "/api/v1/reports", "{\"description\":\"路灯不亮\",\"location\":{\"point\":[100.011,20.0051]}}"));
            assertThat(anyone.get("/api/v1/matters/" + number).status()).isEqualTo(200);
            assertThat(anyone.get("/api/v1/matters").status()).isEqualTo(200);
            assertThat(rows(broken)).isEqualTo(before);
            broken.database()
                    .ownerSql()
                    .sql("drop trigger no_space on audit.record")
                    .update();
            assertThat(officer.act(number, 1, Map.of("verb", "file")).status()).isEqualTo(200);
        }
    }

    @Test
    void stopsWhenTheRightToWriteItIsGone() {
        try (var broken = SmallCity.serve()) {
            var officer = new ApiClient(broken.address()).login("intake-west");
            var number = Journey.begin(broken).receipt().number().text();
            var role = broken.database().applicationLogin().role();
            var revoke = "revoke insert on audit.record from " + role;
            broken.database().ownerSql().sql(revoke).update();
            refused(officer.act(number, 1, Map.of("verb", "file")));
            refused(officer.get("/api/v1/matters/" + number));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update audit.record set result = 'refused'",
                "delete from audit.record",
                "truncate audit.record",
                "drop table audit.record",
                "insert into audit.retention (months, one) values (6, false)",
                "update audit.retention set months = 6"
            })
    void isNeverChangedByTheApplication(String statement) {
        Journey.begin(city);
        assertThatThrownBy(() -> city.sql().sql(statement).update()).hasMessageContaining("bad SQL grammar");
    }

    @Test
    void isNeverChangedByTheOwnerOfTheTables() {
        Journey.begin(city);
        var owner = city.database().ownerSql();
        for (var statement :
                List.of("update audit.record set why = 'x'", "delete from audit.record", "truncate audit.record")) {
            assertThatThrownBy(() -> owner.sql(statement).update()).hasStackTraceContaining("never changed");
        }
        assertThatThrownBy(
                        () -> owner.sql("update audit.retention set months = 5").update())
                .hasStackTraceContaining("retention_months_check");
    }

    @Test
    void goesAWholeYearAtATimeWhenTheTermIsOver() {
        try (var old = SmallCity.open()) {
            var owner = old.database().ownerSql();
            owner.sql("select audit.open_year(2019)").query().singleRow();
            owner.sql("""
                    insert into audit.record (id, at, who_kind, action, what_kind, what, result)
                    values (:id, '2019-06-01Z', 'clock', 'matter.read', 'matter', 'x', 'done')
                    """)
                    .param("id", UUID.fromString("016b10dd-0000-7000-8000-000000000000"))
                    .update();
            assertThat(dropped(old, "2022-12-31T00:00:00Z")).isZero();
            assertThat(dropped(old, "2023-01-01T00:00:00Z")).isEqualTo(1);
            assertThat(dropped(old, "2023-01-01T00:00:00Z")).isZero();
        }
    }

    /// What is stored is moved into the past here, never the clock: the store believes no other than its own.
    @Test
    void losesNoYoungYearToWhoeverNamesAFarDayAsTheApplication() {
        try (var old = SmallCity.open()) {
            var owner = old.database().ownerSql();
            var year = owner.sql("select extract(year from now() at time zone 'UTC')::integer")
                    .query(Integer.class)
                    .single();
            for (var each = year - 5; each <= year; each++) {
                owner.sql("select audit.open_year(:year)")
                        .param("year", each)
                        .query()
                        .singleRow();
            }
            assertThat(dropped(old, "2999-01-01T00:00:00Z"))
                    .as("of six years, those of which every line is older than 36 months")
                    .isEqualTo(2);
            assertThat(dropped(old, "infinity")).isZero();
            assertThat(dropped(old, null)).isZero();
            assertThat(owner.sql("select to_regclass('audit.record_' || :year) is not null")
                            .param("year", year - 3)
                            .query(Boolean.class)
                            .single())
                    .isTrue();
        }
    }

    private static int dropped(SmallCity city, @Nullable String at) {
        return city.sql()
                .sql("select audit.drop_expired(cast(:at as timestamptz))")
                .param("at", at)
                .query(Integer.class)
                .single();
    }

    private static void refused(Answer answer) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(503);
        assertThat(answer.code()).isEqualTo("audit.unavailable");
        assertThat(answer.header("Retry-After")).isNotEmpty();
    }

    private static Map<String, Object> rows(SmallCity city) {
        return city.sql().sql("""
                select (select count(*) from matter.matter) as matters, (select sum(revision) from matter.matter) as revisions,
                    (select count(*) from matter.report) as reports, (select count(*) from matter.act) as acts,
                    (select count(*) from evidence.entry) as entries, (select count(*) from outbox.event) as events
                """).query().singleRow();
    }

    private static List<String> lines(String number) {
        var actions = new ArrayList<String>();
        auditor.get("/api/v1/audit?what=" + number)
                .body()
                .path("items")
                .forEach(line -> actions.add(line.path("action").asString()));
        return actions;
    }
}
