package org.xiucheng.door.workbook;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.xiucheng.kernel.calendar.Calendars;
import org.xiucheng.kernel.calendar.Term;
import org.xiucheng.pack.Packs;

/// Holidays and the working week come in by workbook: limits that run keep their ends, limits that begin are
/// counted on what is announced by then.
class CalendarTablesTest {
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    private static TableDesk desk;

    @BeforeAll
    static void serve() {
        desk = TableDesk.serve();
    }

    @AfterAll
    static void close() {
        desk.city().close();
    }

    @Test
    void untilAnAmendmentTheTablesCountAsThePackDid() {
        var packed = desk.city().part(Packs.class).calendar();
        assertThat(calendars().at(Instant.now()).known()).isEqualTo(packed.known());
        assertThat(calendars().at(Instant.EPOCH).version()).isEqualTo(packed.version());
    }

    @ParameterizedTest
    @ValueSource(strings = {"days", "week"})
    void whatWasFetchedSaysWhatHolds(String table) {
        desk.saysWhatHolds(table, 1);
    }

    @Test
    void namesEveryMistakeAndStoresNothing() {
        var days = desk.sheet("days").bare();
        days.add(day("2031-02-30", "holiday")).mistake("date", "cell.moment");
        days.add(day("2031-02-03T08:00", "holiday")).mistake("date", "cell.day");
        days.add(day("", "holiday")).mistake("date", "cell.missing");
        days.add(day("2031-02-04", "half")).mistake("kind", "cell.choice");
        days.add(day("2001-02-04", "holiday")).mistake("date", "table.past");
        days.add(day("2031-02-05", "holiday"));
        days.add(day("2031-02-05", "workday")).mistake("date", "table.twice");
        desk.refusesAll("days", days);
        desk.refusesAll("week", week().set("rest", "someday").mistake("rest", "week.malformed"));
        desk.refusesAll("week", week().set("rest", "周一 周二 周三 周四 周五 周六 周日").mistake("rest", "week.rest"));
        desk.refusesAll("week", week().set("hours", "14:00-18:00 08:00-12:00").mistake("hours", "week.malformed"));
        desk.refusesAll("week", week().set("work_days_end", "noon").mistake("work_days_end", "cell.choice"));
        desk.refusesAll("week", week().set("small_days", "two").mistake("small_days", "week.malformed"));
        desk.refusesAll(
                "week",
                week().set("known_from", "2018-01-01")
                        .set("known_through", "")
                        .mistake("known_through", "week.malformed"));
        desk.refusesAll("week", week().set("to", "2031-01-01").mistake("rest", "week.ends"));
    }

    /// 2031-06-02 is a Monday.
    @Test
    void anAnnouncedHolidayCountsFromItsApprovalOn() {
        var term = Term.parse("1 work days");
        var friday = LocalDate.of(2031, 5, 30).atTime(9, 0).atZone(ZONE).toInstant();
        var before = Instant.now();
        assertThat(lastDay(term, friday, before)).isEqualTo(LocalDate.of(2031, 6, 2));
        var made = desk.drafted("days", desk.sheet("days").bare().add(day("2031-06-02", "放假")));
        assertThat(made.at("/notes/0/en")).contains("their ends stay");
        assertThat(made.at("/notes/1/en")).contains("Days are announced through");
        assertThat(lastDay(term, friday, Instant.now())).isEqualTo(LocalDate.of(2031, 6, 2));
        desk.approve(made);
        assertThat(lastDay(term, friday, Instant.now())).isEqualTo(LocalDate.of(2031, 6, 3));
        assertThat(lastDay(term, friday, before)).isEqualTo(LocalDate.of(2031, 6, 2));
        desk.approve(desk.drafted("days", desk.sheet("days").bare().add(day("2031-06-02", "ordinary"))));
        assertThat(lastDay(term, friday, Instant.now())).isEqualTo(LocalDate.of(2031, 6, 2));
    }

    @Test
    void summerHoursBeginOnTheirDay() {
        var summer = week().set("hours", "08:00-12:00 15:00-18:00").set("from", "2031-06-01");
        desk.approve(desk.drafted("week", summer));
        assertThat(hours(Instant.now())).isEqualTo("[08:00-12:00, 14:00-18:00]");
        assertThat(hours(Instant.parse("2031-07-01T00:00:00Z"))).isEqualTo("[08:00-12:00, 15:00-18:00]");
        assertThat(desk.send("week", week().set("hours", "09:00-17:00"), "?dry-run=true")
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
        return desk.city().part(Calendars.class);
    }

    private static SheetFile week() {
        return desk.sheet("week")
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
}
