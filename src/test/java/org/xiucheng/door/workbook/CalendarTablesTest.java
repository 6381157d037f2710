package org.xiucheng.door.workbook;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.xiucheng.kernel.calendar.Calendars;
import org.xiucheng.kernel.calendar.Term;
import org.xiucheng.pack.Packs;
import org.xiucheng.testkit.ApiClient;
import org.xiucheng.testkit.ApiClient.Answer;
import org.xiucheng.testkit.SmallCity;

/// Holidays and the working week come in by workbook: limits that run keep their ends, limits that begin are
/// counted on what is announced by then.
class CalendarTablesTest {
    private static final String XLSX = Workbooks.Format.XLSX.type();
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    private static SmallCity city;
    private static ApiClient admin;
    private static ApiClient supervisor;

    @BeforeAll
    static void serve() {
        city = SmallCity.serve();
        admin = new ApiClient(city.address()).login("system-admin");
        supervisor = new ApiClient(city.address()).login("supervisor");
    }

    @AfterAll
    static void close() {
        city.close();
    }

    @Test
    void untilAnAmendmentTheTablesCountAsThePackDid() {
        var packed = city.part(Packs.class).calendar();
        assertThat(calendars().at(Instant.now()).known()).isEqualTo(packed.known());
        assertThat(calendars().at(Instant.EPOCH).version()).isEqualTo(packed.version());
    }

    @ParameterizedTest
    @ValueSource(strings = {"days", "week"})
    void whatWasFetchedSaysWhatHolds(String table) {
        var dry = send(table, sheet(table), "?dry-run=true").body();
        assertThat(dry.path("faults").toString()).isEqualTo("[]");
        assertThat(dry.path("rows").asInt()).isPositive();
        assertThat(dry.path("unchanged").asInt()).isEqualTo(dry.path("rows").asInt());
    }

    @Test
    void namesEveryMistakeAndStoresNothing() {
        var days = sheet("days").bare();
        days.add(day("2031-02-30", "holiday")).mistake("date", "cell.moment");
        days.add(day("2031-02-03T08:00", "holiday")).mistake("date", "cell.day");
        days.add(day("", "holiday")).mistake("date", "cell.missing");
        days.add(day("2031-02-04", "half")).mistake("kind", "cell.choice");
        days.add(day("2001-02-04", "holiday")).mistake("date", "table.past");
        days.add(day("2031-02-05", "holiday"));
        days.add(day("2031-02-05", "workday")).mistake("date", "table.twice");
        refusesAll("days", days);
        refusesAll("week", week().set("rest", "someday").mistake("rest", "week.malformed"));
        refusesAll("week", week().set("rest", "周一 周二 周三 周四 周五 周六 周日").mistake("rest", "week.rest"));
        refusesAll("week", week().set("hours", "14:00-18:00 08:00-12:00").mistake("hours", "week.malformed"));
        refusesAll("week", week().set("work_days_end", "noon").mistake("work_days_end", "cell.choice"));
        refusesAll("week", week().set("small_days", "two").mistake("small_days", "week.malformed"));
        refusesAll(
                "week",
                week().set("known_from", "2018-01-01")
                        .set("known_through", "")
                        .mistake("known_through", "week.malformed"));
        refusesAll("week", week().set("to", "2031-01-01").mistake("rest", "week.ends"));
    }

    /// 2031-06-02 is a Monday.
    @Test
    void anAnnouncedHolidayCountsFromItsApprovalOn() {
        var term = Term.parse("1 work days");
        var friday = LocalDate.of(2031, 5, 30).atTime(9, 0).atZone(ZONE).toInstant();
        var before = Instant.now();
        assertThat(lastDay(term, friday, before)).isEqualTo(LocalDate.of(2031, 6, 2));
        var made = send("days", sheet("days").bare().add(day("2031-06-02", "放假")), "?reason=" + words("端午"));
        assertThat(made.status()).as(made.text()).isEqualTo(201);
        assertThat(made.at("/notes/0/en")).contains("their ends stay");
        assertThat(made.at("/notes/1/en")).contains("Days are announced through");
        assertThat(lastDay(term, friday, Instant.now())).isEqualTo(LocalDate.of(2031, 6, 2));
        approve(made);
        assertThat(lastDay(term, friday, Instant.now())).isEqualTo(LocalDate.of(2031, 6, 3));
        assertThat(lastDay(term, friday, before)).isEqualTo(LocalDate.of(2031, 6, 2));
        approve(send("days", sheet("days").bare().add(day("2031-06-02", "ordinary")), "?reason=x"));
        assertThat(lastDay(term, friday, Instant.now())).isEqualTo(LocalDate.of(2031, 6, 2));
    }

    @Test
    void summerHoursBeginOnTheirDay() {
        var summer = week().set("hours", "08:00-12:00 15:00-18:00").set("from", "2031-06-01");
        approve(send("week", summer, "?reason=" + words("夏令作息")));
        assertThat(hours(Instant.now())).isEqualTo("[08:00-12:00, 14:00-18:00]");
        assertThat(hours(Instant.parse("2031-07-01T00:00:00Z"))).isEqualTo("[08:00-12:00, 15:00-18:00]");
        assertThat(send("week", week().set("hours", "09:00-17:00"), "?dry-run=true")
                        .at("/faults/0/code"))
                .isEqualTo("table.later");
    }

    private static String hours(Instant at) {
        return calendars().at(at).rules().hours().spans().toString();
    }

    private static LocalDate lastDay(Term term, Instant start, Instant known) {
        return term.from(start, calendars().at(known)).at().atZone(ZONE).toLocalDate();
    }

    private static Calendars calendars() {
        return city.part(Calendars.class);
    }

    private static void approve(Answer made) {
        assertThat(made.status()).as(made.text()).isEqualTo(201);
        var approved = supervisor.post("/api/v1/amendments/" + made.at("/draft") + "/approval", "{}");
        assertThat(approved.status()).as(approved.text()).isEqualTo(200);
    }

    private static void refusesAll(String table, SheetFile sheet) {
        var before = stored();
        var refused = send(table, sheet, "?reason=x");
        assertThat(refused.status()).as(refused.text()).isEqualTo(422);
        var found = new TreeMap<String, String>();
        refused.body()
                .path("faults")
                .forEach(fault -> found.put(
                        fault.path("cell").asString(), fault.path("code").asString()));
        assertThat(found).isEqualTo(sheet.expected);
        assertThat(stored()).isEqualTo(before);
    }

    private static Answer send(String table, SheetFile sheet, String query) {
        return admin.send("POST", path(table) + query, sheet.bytes(Workbooks.Format.XLSX), "Content-Type", XLSX);
    }

    private static SheetFile sheet(String table) {
        return new SheetFile(admin.get(path(table)).response().body());
    }

    private static SheetFile week() {
        return sheet("week")
                .bare()
                .add(
                        "rest",
                        "周六 周日",
                        "hours",
                        "08:00-12:00 14:00-18:00",
                        "work_days_end",
                        "下班",
                        "natural_days_end",
                        "midnight",
                        "small_days",
                        "2 3 5 7 10",
                        "known_from",
                        "2018-01-01",
                        "known_through",
                        "2026-12-31");
    }

    private static String[] day(String date, String kind) {
        return new String[] {"date", date, "kind", kind, "name", "节", "notice", "2031"};
    }

    private static String path(String table) {
        return "/api/v1/tables/" + table + "/workbook";
    }

    private static String words(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static int stored() {
        return city.sql()
                .sql("select count(*) from amendment.amendment")
                .query(Integer.class)
                .single();
    }
}
