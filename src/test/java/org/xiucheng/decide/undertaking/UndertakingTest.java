package org.xiucheng.decide.undertaking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.xiucheng.testkit.Journey.done;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.xiucheng.decide.act.ActRequest;
import org.xiucheng.kernel.Bilingual;
import org.xiucheng.kernel.Problem;
import org.xiucheng.kernel.access.Subject;
import org.xiucheng.kernel.law.ArticleId;
import org.xiucheng.kernel.matter.Lead;
import org.xiucheng.kernel.matter.Matter;
import org.xiucheng.kernel.matter.Procedures;
import org.xiucheng.kernel.matter.PublicNumber;
import org.xiucheng.kernel.place.Location;
import org.xiucheng.kernel.time.Maker;
import org.xiucheng.kernel.undertaking.Undertaking;
import org.xiucheng.kernel.undertaking.sql.SqlUndertakings;
import org.xiucheng.sense.report.ReportDraft;
import org.xiucheng.sense.report.Where;
import org.xiucheng.testkit.Journey;
import org.xiucheng.testkit.SmallCity;
import org.xiucheng.testkit.TestClock;

class UndertakingTest {
    private final TestClock clock = new TestClock(Instant.parse("2026-03-02T02:00:00Z"));

    private SmallCity city;
    private PublicNumber number;

    @BeforeEach
    void open() {
        city = SmallCity.at(clock);
        number = proposed();
    }

    @AfterEach
    void close() {
        city.close();
    }

    @Test
    void movesThroughItsStagesOnlyByTheStepsOfItsProcedure() {
        assertThat(refusal("supervisor", done("approve"))).isEqualTo("act.not-possible");
        perform("office-west", done("consult"));
        assertThat(refusal("office-west", done("approve"))).isEqualTo("act.not-permitted");
        perform("supervisor", done("approve"));
        perform("office-west", ActRequest.plain("start"));
        assertThat(stored().course().state()).isEqualTo("running");
        assertThat(stored().course().revision()).isEqualTo(4);
        assertThat(acts()).isEqualTo(3);
        assertThat(entries("undertaking.moved")).isEqualTo(3);
    }

    @Test
    void isAbsentForOfficersOutOfReach() {
        assertThat(refusal("office-east", done("consult"))).isEqualTo("matter.absent");
    }

    @Test
    void opensMattersByTheUsualIntakeAndCollectsThoseThatAreThere() {
        var draft =
                ReportDraft.plain("undertaking", "老巷排水改造中的清运", Optional.of(SmallCity.WASTE), Where.at(SmallCity.WEST));
        city.part(CollectMatters.class).spawn(number, draft, new Subject.Anyone());
        var other = Journey.begin(city);
        city.part(CollectMatters.class).collect(number, other.receipt().number());
        assertThat(other.matter().undertaking()).contains(stored().id());
        assertThat(entries("undertaking.collected")).isEqualTo(2);
        var again = catchThrowableOfType(
                Problem.class,
                () -> city.part(CollectMatters.class)
                        .collect(number, other.receipt().number()));
        assertThat(again.code()).isEqualTo("matter.collected");
    }

    private PublicNumber proposed() {
        var maker = city.part(Maker.class);
        var now = maker.now();
        var fresh = PublicNumber.fresh(now, maker.random());
        var procedure = city.part(Procedures.class).latest("undertaking").orElseThrow();
        var where = new Location(
                List.of("999902", "999902001"), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
        var lead = new Lead("office-west", Optional.empty(), "undertaking", new ArticleId("demo-ordinance/40"));
        var course = new Matter(
                maker.id(),
                fresh,
                procedure,
                Optional.empty(),
                where,
                lead,
                procedure.start(),
                now,
                1,
                0,
                Map.of(),
                Optional.empty());
        var words = Bilingual.same("老巷");
        city.part(SqlUndertakings.class)
                .add(new Undertaking(words, words, words, words, LocalDate.parse("2027-03-01"), now, course));
        return fresh;
    }

    private void perform(String account, ActRequest request) {
        city.part(MoveUndertaking.class)
                .perform(number, request, stored().course().revision(), city.officer(account));
    }

    private String refusal(String account, ActRequest request) {
        return catchThrowableOfType(Problem.class, () -> perform(account, request))
                .code();
    }

    private Undertaking stored() {
        return city.part(SqlUndertakings.class).find(number).orElseThrow();
    }

    private long acts() {
        return city.sql()
                .sql("select count(*) from undertaking.act")
                .query(Long.class)
                .single();
    }

    private long entries(String kind) {
        return city.sql()
                .sql("select count(*) from evidence.entry where kind = :kind")
                .param("kind", kind)
                .query(Long.class)
                .single();
    }
}
