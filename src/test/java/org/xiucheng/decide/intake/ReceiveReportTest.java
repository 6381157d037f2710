package org.xiucheng.decide.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.xiucheng.kernel.Problem;
import org.xiucheng.kernel.Sha256;
import org.xiucheng.kernel.access.Subject;
import org.xiucheng.kernel.matter.sql.SqlReports;
import org.xiucheng.kernel.place.Point;
import org.xiucheng.sense.report.Contact;
import org.xiucheng.sense.report.ReportDraft;
import org.xiucheng.sense.report.Where;
import org.xiucheng.testkit.SmallCity;

class ReceiveReportTest {
    private static SmallCity city;

    @BeforeAll
    static void open() {
        city = SmallCity.open();
    }

    @AfterAll
    static void close() {
        city.close();
    }

    @Test
    void givesEveryReportOneLeadADeadlineAnExplanationAndALaw() {
        var receipt = receive(waste(Where.at(SmallCity.WEST)), Optional.empty());
        var row = row(receipt);
        assertThat(row)
                .containsEntry("state", "received")
                .containsEntry("lead_unit", "sanitation")
                .containsEntry("rule", "appearance-west")
                .containsEntry("basis", "demo-ordinance/8")
                .containsEntry("segment", "R1-1")
                .containsEntry("deadlines", 1L);
        assertThat((String) row.get("explanation")).contains("\"broader\"").contains("fallback-west");
    }

    @Test
    void letsTheIntakeDeskOfThePlaceLeadUntilTheCategoryIsKnown() {
        var draft = ReportDraft.plain("web", "路上有东西", Optional.empty(), Where.at(SmallCity.EAST));
        var row = row(receive(draft, Optional.empty()));
        assertThat(row).containsEntry("lead_unit", "desk-east").containsEntry("rule", "intake-desk");
    }

    @Test
    void findsTheComponentThatAReportedKindStandsNearestTo() {
        var beside = Where.at(new Point(100.01001, 20.00511));
        var draft = ReportDraft.plain("web", "井盖松动", Optional.of(SmallCity.LID), beside);
        assertThat(row(receive(draft, Optional.empty())))
                .containsEntry("component", "9999020101000001")
                .containsEntry("lead_unit", "roads-bureau");
    }

    @Test
    void refusesASpotOutsideTheCityAndStoresNothing() {
        var before = count();
        var problem = catchThrowableOfType(
                Problem.class, () -> receive(waste(Where.at(SmallCity.OUTSIDE)), Optional.empty()));
        assertThat(problem.code()).isEqualTo("location.outside-city");
        assertThat(count()).isEqualTo(before);
    }

    @Test
    void writesAnEntryWhoseHashAnyoneCanCompute() {
        var receipt = receive(waste(Where.at(SmallCity.WEST)), Optional.empty());
        var bytes = city.sql()
                .sql("select bytes from evidence.entry where id = :id")
                .param("id", receipt.report())
                .query((r, _) -> r.getBytes(1))
                .single();
        assertThat(Sha256.of(new byte[] {0}, bytes)).isEqualTo(receipt.entryHash());
        assertThat(new String(bytes, StandardCharsets.UTF_8))
                .contains("\"kind\":\"report.received\"")
                .contains(receipt.number().text())
                .doesNotContain("垃圾");
    }

    @Test
    void sealsTheContactSoThatTheDatabaseNeverHoldsItInClear() {
        var contact =
                new Contact(Optional.of("canary-name"), Optional.of("13800000000"), Optional.empty(), Optional.empty());
        var plain = waste(Where.at(SmallCity.WEST));
        var draft = new ReportDraft(
                "web",
                plain.description(),
                plain.category(),
                plain.where(),
                Optional.empty(),
                Optional.of(contact),
                Optional.of("zh"),
                Map.of(),
                Optional.empty(),
                Optional.empty());
        receive(draft, Optional.empty());
        var found = city.database().ownerSql().sql("""
                        select count(*) from identity.subject
                        where position(cast('canary-name' as bytea) in contact) > 0
                        """).query(Long.class).single();
        assertThat(found).isZero();
        assertThat(city.database()
                        .ownerSql()
                        .sql("select count(*) from identity.subject")
                        .query(Long.class)
                        .single())
                .isPositive();
    }

    @Test
    void actsOnceForARequestThatIsRepeatedInParallel() throws Exception {
        var key = new Idempotency("anyone", "test", "key-1", Sha256.of(new byte[] {1}));
        var before = count();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var answers = IntStream.range(0, 16)
                    .mapToObj(_ -> threads.submit(() -> receive(waste(Where.at(SmallCity.WEST)), Optional.of(key))))
                    .toList();
            var first = answers.getFirst().get();
            for (var answer : answers) {
                assertThat(answer.get().number()).isEqualTo(first.number());
                assertThat(answer.get().token().hash()).isEqualTo(first.token().hash());
            }
        }
        assertThat(count()).isEqualTo(before + 1);
    }

    @Test
    void refusesAKeyThatComesAgainWithAnotherContent() {
        var key = new Idempotency("anyone", "test", "key-2", Sha256.of(new byte[] {1}));
        receive(waste(Where.at(SmallCity.WEST)), Optional.of(key));
        var other = new Idempotency("anyone", "test", "key-2", Sha256.of(new byte[] {2}));
        var problem =
                catchThrowableOfType(Problem.class, () -> receive(waste(Where.at(SmallCity.WEST)), Optional.of(other)));
        assertThat(problem.code()).isEqualTo("idempotency.reused");
    }

    @Test
    void provesTheReporterByTheTokenAndByNothingElse() {
        var mine = receive(waste(Where.at(SmallCity.WEST)), Optional.empty());
        var other = receive(waste(Where.at(SmallCity.WEST)), Optional.empty());
        var reports = city.part(SqlReports.class);
        assertThat(reports.reporter(mine.number(), mine.token())).contains(new Subject.Reporter(mine.report()));
        assertThat(reports.reporter(mine.number(), other.token())).isEmpty();
    }

    @Test
    void storesNothingInADryRun() {
        var before = count();
        var plan = city.part(ReceiveReport.class).dryRun(waste(Where.at(SmallCity.WEST)));
        assertThat(plan.naming().lead().unit()).isEqualTo("sanitation");
        assertThat(plan.limit()).isPresent();
        assertThat(count()).isEqualTo(before);
    }

    private static ReportDraft waste(Where where) {
        return ReportDraft.plain("web", "路边有暴露垃圾", Optional.of(SmallCity.WASTE), where);
    }

    private static Receipt receive(ReportDraft draft, Optional<Idempotency> key) {
        return city.part(ReceiveReport.class).receive(draft, new Subject.Anyone(), key);
    }

    private static long count() {
        return List.of("matter.report", "matter.matter", "evidence.entry", "calendar.deadline").stream()
                .mapToLong(table -> city.sql()
                        .sql("select count(*) from " + table)
                        .query(Long.class)
                        .single())
                .distinct()
                .reduce((a, b) -> {
                    throw new AssertionError("tables out of step: " + a + " and " + b);
                })
                .orElseThrow();
    }

    private static Map<String, Object> row(Receipt receipt) {
        return city.sql().sql("""
                        select m.state, m.lead_unit, m.rule, m.basis, m.segment, m.component,
                            cast(m.explanation as text) as explanation,
                            (select count(*) from calendar.deadline d where d.matter_id = m.id) as deadlines
                        from matter.report r join matter.matter m on m.id = r.matter_id where r.id = :id
                        """).param("id", receipt.report()).query().singleRow();
    }
}
