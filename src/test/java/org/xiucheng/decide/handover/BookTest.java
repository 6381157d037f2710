package org.xiucheng.decide.handover;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.xiucheng.decide.call.CallDuty;
import org.xiucheng.kernel.Bilingual;
import org.xiucheng.kernel.party.Party;
import org.xiucheng.kernel.party.Post;
import org.xiucheng.kernel.party.Relation;
import org.xiucheng.kernel.party.sql.CurrentParties;
import org.xiucheng.kernel.party.sql.SqlParties;
import org.xiucheng.kernel.roster.Hours;
import org.xiucheng.kernel.roster.Shift;
import org.xiucheng.kernel.roster.sql.CurrentManning;
import org.xiucheng.kernel.roster.sql.SqlRosters;
import org.xiucheng.kernel.time.Validity;
import org.xiucheng.testkit.ApiClient;
import org.xiucheng.testkit.Journey;
import org.xiucheng.testkit.SmallCity;
import org.xiucheng.testkit.TestClock;
import tools.jackson.databind.json.JsonMapper;

/// A day watch hands over to a night watch: what is open stands in the book, and a watch that nobody takes is
/// called out.
class BookTest {
    /// Seven in the evening in Shanghai, an hour before the day watch ends.
    private static final Instant EVENING = Instant.parse("2026-03-02T11:00:00Z");

    private static final TestClock CLOCK = new TestClock(EVENING.minus(Duration.ofHours(9)));
    private static SmallCity city;
    private static ApiClient day;
    private static ApiClient night;
    private static ApiClient outsider;

    @BeforeAll
    static void serve() {
        city = SmallCity.serve(CLOCK);
        var parties = city.part(SqlParties.class);
        parties.add(new Post("sanitation-night", "sanitation", Bilingual.same("夜班"), Set.of("HANDLE")));
        var holds = new Relation(
                Party.post("sanitation-night"),
                Relation.HOLDER,
                Party.person(city.officer("roads").person()),
                Validity.since(Instant.EPOCH),
                "test");
        parties.add(UUID.randomUUID(), holds);
        city.part(CurrentParties.class).refresh();
        shift("day", "sanitation", "sanitation-post", 8, 20);
        shift("night", "sanitation", "sanitation-night", 20, 8);
        shift("early", "inspection", "inspector-post", 6, 14);
        shift("late", "inspection", "inspector-two-post", 14, 22);
        city.part(CurrentManning.class).refresh();
        day = new ApiClient(city.address()).login("sanitation");
        night = new ApiClient(city.address()).login("roads");
        outsider = new ApiClient(city.address()).login("office-east");
    }

    @AfterAll
    static void close() {
        city.close();
    }

    @Test
    void writesWhatIsOpenTakesItOverAndCallsWhoeverDoesNotCome() throws Exception {
        CLOCK.set(EVENING.minus(Duration.ofMinutes(90)));
        assertThat(note(day, "夜间请留意").code()).isEqualTo("handover.early");
        CLOCK.set(EVENING);
        var number = Journey.begin(city).toHandling().receipt().number().text();
        leavesOneNote();

        CLOCK.advance(Duration.ofMinutes(61));
        scanAtOnce();
        assertThat(pages(day)).hasSize(1);
        var page = night.get("/api/v1/handovers/" + pages(day).getFirst());
        var code = page.at("/code");
        assertThat(page.text()).contains(number, "西街清运车夜里两点到", "sanitation-night");
        assertThat(page.at("/open/0/due")).isNotBlank();
        assertThat(outsider.get("/api/v1/handovers/" + code).code()).isEqualTo("handover.absent");
        assertThat(outsider.get("/api/v1/handovers?unit=sanitation").code()).isEqualTo("handover.not-yours");

        CLOCK.advance(Duration.ofMinutes(35));
        scanAtOnce();
        assertThat(told(code)).containsExactly("sanitation-night shift");
        CLOCK.advance(Duration.ofMinutes(11));
        scanAtOnce();
        assertThat(told(code)).as("nobody took it, so the next is called").hasSize(2);
        var call = city.sql()
                .sql("select code from roster.call where handover = :code")
                .param("code", code)
                .query(String.class)
                .single();
        assertThat(night.post("/api/v1/calls/" + call + "/answer", "{}").code()).isEqualTo("call.handover");
        assertThat(take(day, code).code()).isEqualTo("four-eyes");
        assertThat(take(night, code).status()).isEqualTo(204);
        assertThat(take(night, code).code()).isEqualTo("handover.taken");
        assertThat(note(day, "还有一句").code()).isEqualTo("handover.taken");
        CLOCK.advance(Duration.ofMinutes(60));
        scanAtOnce();
        assertThat(told(code)).hasSize(2);
        assertThat(count("select count(*) from roster.call where ended_how = 'acknowledged'"))
                .isOne();
        assertThat(city.sql()
                        .sql("select kind from evidence.entry where kind like 'handover%' order by id")
                        .query(String.class)
                        .list())
                .contains("handover.noted", "handover.written", "handover.acknowledged");
        hidesWhatIsHidden(number);
        letsGoOfItInTime();
    }

    private static void leavesOneNote() {
        assertThat(note(night, "夜间请留意").code()).isEqualTo("handover.own");
        assertThat(note(day, "老王电话13812345678").code()).isEqualTo("handover.personal");
        assertThat(note(day, " ").code()).isEqualTo("handover.note");
        assertThat(note(day, "西街清运车夜里两点到").status()).isEqualTo(204);
        assertThat(pages(day)).isEmpty();
    }

    /// What lies about a matter that the store hides is hidden with it.
    private static void hidesWhatIsHidden(String number) {
        var items = "select count(*) from roster.handover_item where name = '" + number + "'";
        var before = city.sql().sql(items).query(Long.class).single();
        city.database()
                .ownerSql()
                .sql("update matter.matter set sensitive = true where number = :number")
                .param("number", number)
                .update();
        assertThat(before).isPositive();
        assertThat(city.sql().sql(items).query(Long.class).single()).isZero();
    }

    private static void letsGoOfItInTime() {
        CLOCK.advance(Duration.ofDays(91));
        city.part(ForgetWatches.class).scan();
        assertThat(count("select count(*) from roster.handover_note")).isZero();
        assertThat(count("select count(*) from roster.handover")).isPositive();
        CLOCK.advance(Duration.ofDays(650));
        city.part(ForgetWatches.class).scan();
        assertThat(count("select count(*) from roster.handover")).isZero();
        assertThat(count("select count(*) from roster.call")).isZero();
    }

    /// The watch of the inspection ends with nothing open: it is written, and nobody is called for it.
    @Test
    void callsNobodyWhereNothingIsOpen() throws Exception {
        CLOCK.set(EVENING.minus(Duration.ofHours(5)).plus(Duration.ofMinutes(1)));
        scanAtOnce();
        assertThat(count("select count(*) from roster.handover where shift_code = 'early'"))
                .isOne();
        CLOCK.advance(Duration.ofHours(2));
        scanAtOnce();
        assertThat(count("select count(*) from roster.call c join roster.handover h on h.code = c.handover "
                        + "where h.shift_code = 'early'"))
                .isZero();
    }

    private static void shift(String code, String unit, String post, int from, int to) {
        var hours = new Hours(
                Hours.Days.EVERY_DAY, EnumSet.allOf(DayOfWeek.class), LocalTime.of(from, 0), LocalTime.of(to, 0));
        var shift = new Shift(code, unit, post, hours, LocalDate.of(2026, 3, 2), Optional.empty());
        city.part(SqlRosters.class).add(shift, "test", CLOCK.instant());
    }

    private static ApiClient.Answer note(ApiClient who, String text) {
        var body = Map.of("shift", "day", "day", "2026-03-02", "text", text);
        return who.post("/api/v1/roster/notes", JsonMapper.shared().writeValueAsString(body));
    }

    private static ApiClient.Answer take(ApiClient who, String code) {
        return who.post("/api/v1/handovers/" + code + "/acknowledgement", "{}");
    }

    private static List<String> pages(ApiClient who) {
        var codes = new ArrayList<String>();
        who.get("/api/v1/handovers?unit=sanitation")
                .body()
                .path("pages")
                .forEach(page -> codes.add(page.path("code").asString()));
        return codes;
    }

    private static List<String> told(String code) {
        return city.sql().sql("""
                        select s.post_code || ' ' || s.by from roster.call_step s join roster.call c on c.code = s.call_code
                        where c.handover = :code order by s.level
                        """).param("code", code).query(String.class).list();
    }

    private static void scanAtOnce() throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var scans = new ArrayList<Callable<Integer>>();
            for (var i = 0; i < 4; i++) {
                scans.add(() -> city.part(WriteBook.class).scan()
                        + city.part(CallDuty.class).scan());
            }
            for (var scan : threads.invokeAll(scans)) {
                scan.get();
            }
        }
    }

    private static long count(String sql) {
        return city.database().ownerSql().sql(sql).query(Long.class).single();
    }
}
