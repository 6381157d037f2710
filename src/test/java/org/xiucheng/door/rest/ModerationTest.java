package org.xiucheng.door.rest;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.xiucheng.sense.media.Pictures;
import org.xiucheng.testkit.ApiClient;
import org.xiucheng.testkit.ApiClient.Answer;
import org.xiucheng.testkit.SmallCity;
import tools.jackson.databind.JsonNode;

/// What becomes public of a report: nothing before a check, then what was released, without personal data.
class ModerationTest {
    private static final String WORDS = "楼下垃圾堆了三天，车牌闽A12345的车每晚来倒，请打13800138000";
    private static final String MASKED = "楼下垃圾堆了三天，车牌█████的车每晚来倒，请打█████";

    private static SmallCity city;
    private static ApiClient anyone;
    private static ApiClient reviewer;
    private static ApiClient other;

    @BeforeAll
    static void serve() {
        city = SmallCity.serve();
        anyone = new ApiClient(city.address());
        reviewer = new ApiClient(city.address()).login("moderator");
        other = new ApiClient(city.address()).login("moderator-two");
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

        Answer publication(ApiClient client, String... headers) {
            return client.get("/api/v1/matters/" + number + "/publication", headers);
        }
    }

    @Test
    void showsThePublicNothingBeforeACheckAndMaskedWordsAfterIt() {
        var filed = file();
        assertThat(filed.publication(anyone).body().path("parts").isEmpty()).isTrue();
        var item = waiting(reviewer, filed.number(), 0);
        assertThat(item.path("text").asString()).isEqualTo(WORDS);
        assertThat(item.path("masked").asString()).isEqualTo(MASKED);
        assertThat(item.path("found").toString()).isEqualTo("[\"plate\",\"phone\"]");
        assertThat(decide(reviewer, filed.number(), 0, "").status()).isEqualTo(204);
        assertThat(filed.publication(anyone).at("/parts/0/text")).isEqualTo(MASKED);
        assertThat(filed.publication(anyone).text()).doesNotContain("13800138000", "12345");
        var entries = city.sql()
                .sql("select convert_from(bytes, 'UTF8') from evidence.entry where kind = 'publication.decided'")
                .query(String.class)
                .list();
        assertThat(entries).anyMatch(entry -> entry.contains(filed.number())).noneMatch(entry -> entry.contains("垃圾"));
        assertThat(audited("publication.decided", filed.number())).isEqualTo(1);
    }

    @Test
    void showsAPhotoToItsReporterAndToStaffInReachAndToThePublicOnceReleased() {
        var filed = file();
        var own = filed.publication(anyone, filed.shown()).at("/parts/1/photo/whole");
        assertThat(anyone.get(own, filed.shown()).header("Content-Type")).isEqualTo("image/jpeg");
        assertThat(anyone.get(own).status()).as("without the token").isEqualTo(404);
        var stranger = file();
        assertThat(anyone.get(own, stranger.shown()).status())
                .as("with another token")
                .isEqualTo(404);
        assertThat(anyone.get(own, "Report-Token", "x", "Report-Number", filed.number())
                        .status())
                .isEqualTo(401);
        var desk = new ApiClient(city.address()).login("intake-west");
        var seen = filed.publication(desk).at("/parts/1/photo/small");
        assertThat(desk.get(seen).status()).isEqualTo(200);
        assertThat(audited("photo.read", filed.number())).isEqualTo(1);
        assertThat(new ApiClient(city.address()).login("intake-west").get(seen).status())
                .as("another session")
                .isEqualTo(404);
        assertThat(new ApiClient(city.address()).login("supervisor").get(seen).status())
                .as("another account")
                .isEqualTo(404);
        desk.send("DELETE", "/api/v1/session", null);
        assertThat(desk.get(seen).status()).as("logged out").isEqualTo(404);
        var foreign = new ApiClient(city.address()).login("intake-east");
        assertThat(filed.publication(foreign).body().path("parts").isEmpty())
                .as("out of reach")
                .isTrue();
        assertThat(decide(reviewer, filed.number(), 1, "").status()).isEqualTo(204);
        var open = filed.publication(anyone).at("/parts/0/photo/whole");
        assertThat(anyone.get(open).response().body()).startsWith(0xFF, 0xD8);
        assertThat(anyone.get(open.substring(0, open.length() - 2) + "AA").status())
                .isEqualTo(404);
        assertThat(anyone.get("/api/v1/media/" + "A".repeat(54)).status()).isEqualTo(404);
    }

    @Test
    void theStoreItselfShowsAPhotoToNobodyWhoIsNotNamed() {
        var filed = file();
        assertThat(city.sql()
                        .sql("select count(*) from media.photo")
                        .query(Integer.class)
                        .single())
                .isZero();
        assertThat(filed.number()).isNotEmpty();
    }

    @Test
    void withholdsOnAPublishedGroundAndTellsTheReporterWhichOne() {
        var filed = file();
        assertThat(decide(reviewer, filed.number(), 0, "i-do-not-like-it").code())
                .isEqualTo("publication.ground");
        assertThat(decide(reviewer, filed.number(), 0, "accuses-a-person").status())
                .isEqualTo(204);
        assertThat(decide(reviewer, filed.number(), 0, "").status()).isEqualTo(404);
        assertThat(filed.publication(anyone).body().path("parts").isEmpty()).isTrue();
        var own = filed.publication(anyone, filed.shown());
        assertThat(own.at("/parts/0/state")).isEqualTo("withheld");
        assertThat(own.at("/parts/0/ground")).isEqualTo("accuses-a-person");
        assertThat(own.body().at("/parts/0/mayAppeal").asBoolean()).isTrue();
    }

    @Test
    void letsTheReporterAppealOnceAndSomebodyElseDecide() {
        var filed = file();
        assertThat(appeal(filed).code()).as("nothing was decided").isEqualTo("publication.no-appeal");
        decide(reviewer, filed.number(), 0, "advertising");
        assertThat(appeal(file()).code()).isEqualTo("publication.no-appeal");
        assertThat(appeal(filed).status()).isEqualTo(204);
        assertThat(appeal(filed).code()).as("twice").isEqualTo("publication.no-appeal");
        assertThat(reviewer.get("/api/v1/moderation?limit=100").text())
                .as("whoever decided first")
                .doesNotContain("这不是广告");
        assertThat(decide(reviewer, filed.number(), 0, "").code()).isEqualTo("publication.four-eyes");
        assertThat(waiting(other, filed.number(), 0).path("appeal").asString()).isEqualTo("这不是广告");
        assertThat(decide(other, filed.number(), 0, "").status()).isEqualTo(204);
        assertThat(filed.publication(anyone).at("/parts/0/text")).isEqualTo(MASKED);
        assertThat(appeal(filed).code()).isEqualTo("publication.no-appeal");
    }

    @Test
    void keepsTheDeskForReviewersInReach() {
        var filed = file();
        for (var account : List.of("supervisor", "intake-west", "sanitation")) {
            var staff = new ApiClient(city.address()).login(account);
            assertThat(staff.get("/api/v1/moderation").status()).isEqualTo(403);
            assertThat(decide(staff, filed.number(), 0, "").status()).isEqualTo(403);
        }
        assertThat(anyone.get("/api/v1/moderation").status()).isEqualTo(401);
        city.database()
                .ownerSql()
                .sql("update moderation.waiting set areas = '{999}' where number = :n")
                .param("n", filed.number())
                .update();
        assertThat(waits(reviewer, filed.number())).as("another city").isFalse();
    }

    @Test
    void decidesOnceHoweverManyTry() throws Exception {
        var filed = file();
        try (var threads = Executors.newFixedThreadPool(8)) {
            var answers = new ArrayList<Integer>();
            var tasks = new ArrayList<Callable<Integer>>();
            for (var i = 0; i < 16; i++) {
                var ground = i % 2 == 0 ? "" : "advertising";
                tasks.add(() -> decide(reviewer, filed.number(), 0, ground).status());
            }
            for (var done : threads.invokeAll(tasks)) {
                answers.add(done.get());
            }
            assertThat(answers)
                    .containsOnlyOnce(204)
                    .allMatch(status -> List.of(204, 404, 409).contains(status));
        }
    }

    @Test
    void publishesRulesThatHoldNoGroundOfOpinion() {
        var rules = anyone.get("/api/v1/moderation/rules");
        assertThat(rules.body().path("grounds").size()).isEqualTo(6);
        var codes = new ArrayList<String>();
        rules.body()
                .path("grounds")
                .forEach(ground -> codes.add(ground.path("code").asString()));
        assertThat(codes)
                .containsExactly(
                        "personal-data",
                        "accuses-a-person",
                        "hatred-or-violence",
                        "advertising",
                        "not-about-the-place",
                        "unlawful-image");
        assertThat(rules.text()).doesNotContain("批评", "意见", "负面", "形象", "critic", "opinion", "reputation", "negative");
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
                "{\"description\":\"%s\",\"location\":{\"point\":[100.011,20.0051]},\"photos\":[\"%s\"]}"
                        .formatted(WORDS, sent.at("/token")));
        return new Filed(filed.at("/number"), filed.at("/token"));
    }

    private static Answer decide(ApiClient client, String number, int part, String ground) {
        var body = ground.isEmpty()
                ? "{\"part\":%d}".formatted(part)
                : "{\"part\":%d,\"ground\":\"%s\"}".formatted(part, ground);
        return client.post("/api/v1/moderation/" + number + "/decisions", body);
    }

    private static Answer appeal(Filed filed) {
        return anyone.post(
                "/api/v1/matters/" + filed.number() + "/appeals",
                "{\"part\":0,\"words\":\"这不是广告\"}",
                "Report-Token",
                filed.token());
    }

    private static boolean waits(ApiClient client, String number) {
        return client.get("/api/v1/moderation?limit=100").text().contains(number);
    }

    private static JsonNode waiting(ApiClient client, String number, int part) {
        for (var item : client.get("/api/v1/moderation?limit=100").body().path("items")) {
            if (item.path("number").asString().equals(number)
                    && item.path("part").asInt() == part) {
                return item;
            }
        }
        throw new AssertionError("nothing waits under " + number);
    }

    private static int audited(String action, String number) {
        return city.database()
                .ownerSql()
                .sql("select count(*) from audit.record where action = :action and what = :what")
                .param("action", action)
                .param("what", number)
                .query(Integer.class)
                .single();
    }
}
