package org.xiucheng.serve.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.xiucheng.decide.identity.ExpireContacts;
import org.xiucheng.kernel.Sha256;
import org.xiucheng.testkit.ApiClient;
import org.xiucheng.testkit.SmallCity;

/// Erasing a contact removes the person and keeps the proof (个人信息保护法 47).
class ErasureTest {
    private static SmallCity city;
    private static ApiClient desk;
    private static ApiClient steward;

    @BeforeAll
    static void serve() {
        city = SmallCity.serve();
        desk = new ApiClient(city.address()).login("intake-west");
        steward = new ApiClient(city.address()).login("steward");
    }

    @AfterAll
    static void close() {
        city.close();
    }

    @Test
    void destroysTheKeyTheSaltAndTheMessagesAndLeavesTheEvidenceValid() {
        var report = Reporters.report(city);
        var grant = report.granted(desk, steward);
        report.own("POST", "/messages", "{\"text\":\"我是张三丰\"}");
        var before = evidence(report);
        var erased = report.own("DELETE", "/contact", "");
        assertThat(erased.body().path("erased").asBoolean()).isTrue();
        assertThat(erased.body().path("messages").size()).isZero();
        assertThat(report.look(desk, grant, "visit").status()).isEqualTo(403);
        assertThat(report.ask(desk, "visit", 1).code()).isEqualTo("identity.none");
        assertThat(report.own("DELETE", "/contact", "").code()).isEqualTo("identity.none");
        assertThat(evidence(report)).isEqualTo(before);
        assertThat(Sha256.of(new byte[] {0}, before.bytes())).isEqualTo(before.hash());
        assertThat(kept(report)).isZero();
    }

    @Test
    void waitsWhileAProcedureOfLawNeedsTheContact() {
        var report = Reporters.report(city);
        assertThat(hold(steward, report, "{\"reason\":\"行政复议\"}")).isEqualTo(204);
        assertThat(hold(desk, report, "{\"reason\":\"x\"}")).isEqualTo(403);
        assertThat(report.own("DELETE", "/contact", "").code()).isEqualTo("identity.held");
        assertThat(report.own("GET", "/export", "").at("/contact/phone")).isEqualTo("13812345678");
        assertThat(hold(steward, report, "{}")).isEqualTo(204);
        assertThat(report.own("DELETE", "/contact", "").status()).isEqualTo(200);
    }

    @Test
    void happensByItselfWhenTheTermAfterTheEndIsOver() {
        var over = Reporters.report(city);
        var held = Reporters.report(city);
        var open = Reporters.report(city);
        hold(steward, held, "{\"reason\":\"诉讼\"}");
        for (var report : List.of(over, held)) {
            city.database()
                    .ownerSql()
                    .sql(
                            "update matter.matter set open = false, since = now() - interval '181 days' where number = :number")
                    .param("number", report.number())
                    .update();
        }
        assertThat(city.part(ExpireContacts.class).scan()).isEqualTo(1);
        assertThat(city.part(ExpireContacts.class).scan()).isZero();
        assertThat(over.own("GET", "/held", "").body().path("erased").asBoolean())
                .isTrue();
        assertThat(held.own("GET", "/held", "").body().path("contact").asBoolean())
                .isTrue();
        assertThat(open.own("GET", "/held", "").body().path("contact").asBoolean())
                .isTrue();
    }

    @Test
    void leavesNoContactInClearInAnyFileOfTheStore() {
        var canaries = List.of("Kanarienvogel-Name", "19900007777", "kanari@canary.example", "Geheimbotschaft-77");
        var report = Reporters.report(city, canaries.get(0), canaries.get(1), canaries.get(2));
        report.own("POST", "/messages", "{\"text\":\"" + canaries.get(3) + "\"}");
        report.look(desk, report.granted(desk, steward), "visit");
        report.own("GET", "/export", "");
        report.own("DELETE", "/contact", "");
        var plain = "a text that everyone may know " + report.number();
        city.sql()
                .sql(
                        "insert into evidence.salt (entry_id, name, salt) values (gen_random_uuid(), :plain, decode(repeat('00', 16), 'hex'))")
                .param("plain", plain)
                .update();
        var folder = city.database().written();
        assertThat(search(folder, List.of(plain)))
                .as("the search finds what is there")
                .isPositive();
        assertThat(search(folder, canaries)).isZero();
    }

    private record Evidence(byte[] bytes, byte[] hash) {
        @Override
        public boolean equals(Object other) {
            return other instanceof Evidence(var b, var h) && Arrays.equals(b, bytes) && Arrays.equals(h, hash);
        }

        @Override
        public int hashCode() {
            return Arrays.hashCode(hash);
        }
    }

    private static Evidence evidence(Reporters report) {
        return city.sql()
                .sql(
                        "select e.bytes, e.hash from evidence.entry e join matter.report r on r.id = e.id where r.number = :number")
                .param("number", report.number())
                .query((row, _) -> new Evidence(row.getBytes("bytes"), row.getBytes("hash")))
                .single();
    }

    private static long kept(Reporters report) {
        return city.database()
                .ownerSql()
                .sql("""
                select (select count(*) from identity.subject s where s.id = r.subject_id and length(s.wrapped_key) > 0)
                    + (select count(*) from identity.message m where m.report_id = r.id and length(m.wrapped_key) > 0)
                    + (select count(*) from evidence.salt s where s.entry_id = r.id and s.name = 'contact')
                from matter.report r where r.number = :number
                """)
                .param("number", report.number())
                .query(Long.class)
                .single();
    }

    private static int hold(ApiClient officer, Reporters report, String json) {
        return officer.send(
                        "PUT",
                        "/api/v1/reports/" + report.number() + "/hold",
                        json.getBytes(StandardCharsets.UTF_8),
                        "Content-Type",
                        "application/json")
                .status();
    }

    private static int search(Path folder, List<String> texts) {
        try (var files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .mapToInt(file -> found(file, texts))
                    .sum();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static int found(Path file, List<String> texts) {
        try {
            var content = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
            return (int) texts.stream()
                    .map(text -> new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1))
                    .filter(content::contains)
                    .count();
        } catch (NoSuchFileException gone) {
            return 0;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
