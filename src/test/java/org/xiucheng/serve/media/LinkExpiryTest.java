package org.xiucheng.serve.media;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.xiucheng.sense.media.MediaLimits;
import org.xiucheng.sense.media.Pictures;
import org.xiucheng.testkit.ApiClient;
import org.xiucheng.testkit.ApiClient.Answer;
import org.xiucheng.testkit.SmallCity;
import org.xiucheng.testkit.TestClock;

/// A link to a photo ends by itself: whoever kept it has nothing, not even the viewer it was made for (B20).
class LinkExpiryTest {
    private static final TestClock CLOCK = new TestClock(Instant.parse("2026-03-02T01:00:00Z"));
    private static final Duration LIFE = MediaLimits.USUAL.link();
    private static final String ABSENT = "/api/v1/media/" + "A".repeat(54);

    private static SmallCity city;
    private static ApiClient anyone;

    @BeforeAll
    static void serve() {
        city = SmallCity.serve(CLOCK);
        anyone = new ApiClient(city.address());
    }

    @AfterAll
    static void close() {
        city.close();
    }

    /// A report with a photo, its number and token.
    private record Filed(String number, String token) {
        String[] shown() {
            return new String[] {"Report-Token", token, "Report-Number", number};
        }
    }

    @Test
    void endsForTheReporterAndANewOneOpensAgain() {
        var filed = file();
        endsInTime(anyone, filed, 1, filed.shown());
    }

    @Test
    void endsForStaffInTheSameSessionAndNothingMoreIsReadOrWrittenDown() {
        var filed = file();
        var desk = new ApiClient(city.address()).login("intake-west");
        endsInTime(desk, filed, 1);
        var read = city.database()
                .ownerSql()
                .sql("select count(*) from audit.record where action = 'photo.read' and what = :number")
                .param("number", filed.number())
                .query(Integer.class)
                .single();
        assertThat(read).as("at once, a second before the end, by the new link").isEqualTo(3);
    }

    @Test
    void endsForThePublicToo() {
        var filed = file();
        var released = new ApiClient(city.address())
                .login("moderator")
                .post("/api/v1/moderation/" + filed.number() + "/decisions", "{\"part\":1}");
        assertThat(released.status()).as(released.text()).isEqualTo(204);
        endsInTime(anyone, filed, 0);
    }

    /// Whoever is asked to help sees what the work needs for as long as it is asked, and nobody else of another
    /// unit.
    @Test
    void opensForWhoeverHelpsAndEndsWithTheTask() {
        var filed = file();
        var desk = new ApiClient(city.address()).login("intake-west");
        var helper = new ApiClient(city.address()).login("roads");
        assertThat(link(helper, filed, 1)).isEmpty();
        var seen = link(desk, filed, 1);
        assertThat(helper.get(seen).status()).as("the link of another").isEqualTo(404);
        var task = desk.post("/api/v1/tasks", """
                        {"kind":"assist","unit":"roads-bureau","text":"请到场协助","term":"3 work days",
                         "basis":"demo-ordinance/12","matter":"%s"}
                        """.formatted(filed.number()));
        assertThat(task.status()).as(task.text()).isEqualTo(201);
        var link = link(helper, filed, 1);
        assertThat(helper.get(link).status()).isEqualTo(200);
        var withdrawn = desk.post(
                "/api/v1/tasks/" + task.at("/number") + "/acts",
                "{\"verb\":\"withdraw\",\"note\":\"不再需要\"}",
                "If-Match",
                "\"1\"");
        assertThat(withdrawn.status()).as(withdrawn.text()).isEqualTo(200);
        assertThat(helper.get(link).status()).as("once nobody asks any more").isEqualTo(404);
        assertThat(link(helper, filed, 1)).isEmpty();
    }

    /// The same viewer with the same link: at once, a second before its end, at its end; then with a new one.
    private static void endsInTime(ApiClient viewer, Filed filed, int part, String... headers) {
        var link = link(viewer, filed, part, headers);
        assertThat(viewer.get(link, headers).status()).isEqualTo(200);
        CLOCK.advance(LIFE.minusSeconds(1));
        assertThat(viewer.get(link, headers).status()).as("a second before").isEqualTo(200);
        CLOCK.advance(Duration.ofSeconds(1));
        var after = viewer.get(link, headers);
        assertThat(after.status()).as("at its end").isEqualTo(404);
        assertThat(told(after)).isEqualTo(told(viewer.get(ABSENT, headers)));
        assertThat(viewer.get(link(viewer, filed, part, headers), headers).status())
                .as("a new link")
                .isEqualTo(200);
    }

    private static String link(ApiClient viewer, Filed filed, int part, String... headers) {
        return viewer.get("/api/v1/matters/" + filed.number() + "/publication", headers)
                .at("/parts/" + part + "/photo/whole");
    }

    /// What is said, without what names the single request.
    private static String told(Answer answer) {
        return answer.text().replaceAll("\"instance\":\"[^\"]*\"", "");
    }

    private static Filed file() {
        var boundary = "b4711";
        var photo = Pictures.joined(
                ("--" + boundary + "\r\nContent-Disposition: form-data; name=\"file\"\r\n\r\n")
                        .getBytes(StandardCharsets.UTF_8),
                Pictures.jpeg(400, 300),
                ("\r\n--" + boundary + "--\r\n").getBytes(StandardCharsets.UTF_8));
        var sent = anyone.send(
                "POST", "/api/v1/media", photo, "Content-Type", "multipart/form-data; boundary=" + boundary);
        var filed = anyone.post(
                "/api/v1/reports",
                "{\"description\":\"路边有暴露垃圾\",\"location\":{\"point\":[100.011,20.0051]},\"photos\":[\"%s\"]}"
                        .formatted(sent.at("/token")));
        assertThat(filed.status()).as(filed.text()).isEqualTo(201);
        return new Filed(filed.at("/number"), filed.at("/token"));
    }
}
