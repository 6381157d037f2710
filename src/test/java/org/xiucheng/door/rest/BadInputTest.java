package org.xiucheng.door.rest;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.xiucheng.testkit.ApiClient;
import org.xiucheng.testkit.ApiClient.Answer;
import org.xiucheng.testkit.SmallCity;

/// What is refused at our own door, with which code; nothing of it is stored and nothing of it is repeated.
class BadInputTest {
    private static final String PLACE = "\"location\":{\"point\":[100.011,20.0051]}";
    private static final String GOOD = "{\"description\":\"x\"," + PLACE + "}";

    private static SmallCity city;

    @BeforeAll
    static void serve() {
        city = SmallCity.serve();
    }

    @AfterAll
    static void close() {
        city.close();
    }

    record Bad(String what, byte[] body, int status, String code, String pointer) {
        @Override
        public String toString() {
            return what;
        }
    }

    private static Bad bad(String what, String body, int status, String code, String pointer) {
        return new Bad(what, body.getBytes(StandardCharsets.UTF_8), status, code, pointer);
    }

    private static Bad bad(String what, String body, int status, String code) {
        return bad(what, body, status, code, "");
    }

    private static String with(String field) {
        return "{\"description\":\"x\"," + PLACE + "," + field + "}";
    }

    private static String at(String point) {
        return "{\"description\":\"x\",\"location\":{\"point\":" + point + "}}";
    }

    static Stream<Bad> bodies() {
        return Stream.of(syntax(), fields(), places()).flatMap(List::stream);
    }

    private static List<Bad> syntax() {
        return List.of(
                bad("empty", "", 400, "body.missing"),
                bad("truncated", "{\"description\":\"a", 400, "json.malformed"),
                bad("two objects", GOOD + GOOD, 400, "json.malformed"),
                bad("a list", "[]", 400, "json.malformed"),
                bad("NaN", at("[NaN,1]"), 400, "json.malformed"),
                bad("duplicate key", "{\"description\":\"a\",\"description\":\"b\"}", 400, "json.duplicate-key"),
                bad("deep", "{\"location\":" + "[".repeat(5000) + "]".repeat(5000) + "}", 400, "json.too-deep"),
                bad("20 MB", "{\"description\":\"" + "a".repeat(20_000_000) + "\"}", 413, "body.too-large"),
                bad("lone surrogate", GOOD.replace("\"x\"", "\"\\ud800\""), 400, "encoding"),
                new Bad("overlong", raw((byte) 0xC0, (byte) 0xAF), 400, "encoding", ""),
                new Bad("GBK", GOOD.replace("x", "井盖").getBytes(Charset.forName("GBK")), 400, "encoding", ""));
    }

    private static byte[] raw(byte one, byte two) {
        var bytes = GOOD.replace("\"x\"", "\"xx\"").getBytes(StandardCharsets.UTF_8);
        var at = GOOD.indexOf("\"x\"") + 1;
        bytes[at] = one;
        bytes[at + 1] = two;
        return bytes;
    }

    private static List<Bad> fields() {
        return List.of(
                bad("unknown field", with("\"foo\":1"), 422, "field.unknown", "/foo"),
                bad("status", with("\"status\":\"CLOSED\""), 422, "field.read-only", "/status"),
                bad("id", with("\"id\":1"), 422, "field.read-only", "/id"),
                bad("createdAt", with("\"createdAt\":1"), 422, "field.read-only", "/createdAt"),
                bad("reporterId", with("\"reporterId\":1"), 422, "field.read-only", "/reporterId"),
                bad("priority", with("\"priority\":1"), 422, "field.read-only", "/priority"),
                bad("deadline", with("\"deadline\":1"), 422, "field.read-only", "/deadline"),
                bad("gridId", with("\"gridId\":1"), 422, "field.read-only", "/gridId"),
                bad("verified", with("\"verified\":true"), 422, "field.read-only", "/verified"),
                bad("wrong type", "{\"description\":7," + PLACE + "}", 422, "field.type", "/description"),
                bad("no description", "{" + PLACE + "}", 422, "field.missing", "/description"),
                bad("blank", "{\"description\":\"  \"," + PLACE + "}", 422, "description.missing", "/description"),
                bad("NUL", GOOD.replace("\"x\"", "\"a\\u0000b\""), 422, "text.nul", "/description"),
                bad("long", GOOD.replace("\"x\"", "\"" + "字".repeat(4001) + "\""), 422, "length.max", "/description"),
                bad("future", with("\"occurredAt\":\"2999-01-01T00:00:00Z\""), 422, "time.range", "/occurredAt"),
                bad("no zone", with("\"occurredAt\":\"2026-01-01T00:00:00\""), 422, "time.malformed", "/occurredAt"),
                bad("Feb 30", with("\"occurredAt\":\"2026-02-30T00:00:00Z\""), 422, "time.malformed", "/occurredAt"),
                bad("24:30", with("\"occurredAt\":\"2026-02-03T24:30:00Z\""), 422, "time.malformed", "/occurredAt"),
                bad("odd category", with("\"category\":{\"system\":\"x\",\"code\":\"1\"}"), 422, "category.unknown"),
                bad("half category", with("\"category\":{\"code\":\"1\"}"), 422, "field.missing", "/category/system"),
                bad("odd contact", with("\"contact\":{\"wechat\":\"1\"}"), 422, "field.unknown", "/contact/wechat"));
    }

    private static List<Bad> places() {
        return List.of(
                bad("no location", "{\"description\":\"x\"}", 422, "field.missing", "/location"),
                bad("nowhere", "{\"description\":\"x\",\"location\":{}}", 422, "location.missing", "/location"),
                bad("lat 91", at("[100,91]"), 422, "location.range", "/location/point"),
                bad("lon 181", at("[181,20]"), 422, "location.range", "/location/point"),
                bad("1e999", at("[1e999,20]"), 422, "location.range", "/location/point"),
                bad("text number", at("[\"1e999\",20]"), 422, "field.type", "/location/point"),
                bad("one number", at("[100.01]"), 422, "field.type", "/location/point"),
                bad("swapped", at("[20.0051,100.011]"), 422, "location.range", "/location/point"),
                bad("0,0", at("[0,0]"), 422, "location.outside-city", "/location/point"),
                bad("1 m outside", at("[100.0400100,20.01]"), 422, "location.outside-city", "/location/point"),
                bad(
                        "no such area",
                        "{\"description\":\"x\",\"location\":{\"area\":\"1\"}}",
                        422,
                        "location.unknown-area"));
    }

    @ParameterizedTest
    @MethodSource("bodies")
    void refusesAReportThatIsNone(Bad bad) {
        var before = stored();
        var answer = new ApiClient(city.address())
                .send("POST", "/api/v1/reports", bad.body(), "Content-Type", "application/json");
        assertThat(answer.status()).as(answer.text()).isEqualTo(bad.status());
        assertThat(answer.code()).isEqualTo(bad.code());
        if (!bad.pointer().isEmpty()) {
            assertThat(answer.at("/errors/0/pointer")).isEqualTo(bad.pointer());
        }
        isPlain(answer);
        assertThat(stored()).isEqualTo(before);
    }

    @Test
    void refusesOtherMediaTypes() {
        var client = new ApiClient(city.address());
        for (var type : List.of("text/plain", "application/xml", "application/x-www-form-urlencoded", "nonsense")) {
            var answer =
                    client.send("POST", "/api/v1/reports", GOOD.getBytes(StandardCharsets.UTF_8), "Content-Type", type);
            assertThat(answer.status()).isEqualTo(415);
            isPlain(answer);
        }
        assertThat(client.send("POST", "/api/v1/reports", GOOD.getBytes(StandardCharsets.UTF_8))
                        .status())
                .isEqualTo(415);
    }

    @Test
    void refusesQueriesItDoesNotKnow() {
        var client = new ApiClient(city.address());
        for (var query : List.of(
                "limit=1e9",
                "limit=-1",
                "limit=abc",
                "limit=101",
                "limit=0",
                "offset=1",
                "reporterPhone=138*",
                "limit=1&limit=2",
                "open=maybe",
                "state=%00",
                "cursor=AAAA",
                "cursor=%F0",
                "system=x",
                "state=" + "a".repeat(2000))) {
            var answer = client.get("/api/v1/matters?" + query);
            assertThat(answer.status()).as(query).isEqualTo(400);
            isPlain(answer);
        }
        assertThat(client.post("/api/v1/reports?x=1", GOOD).status()).isEqualTo(400);
    }

    @Test
    void takesWhatOnlyLooksBadAsText() {
        var client = new ApiClient(city.address());
        var answer = client.post(
                "/api/v1/reports",
                GOOD.replace(
                        "\"x\"", "\"<script>alert(1)</script> '; drop table x; -- {{7*7}} ignore all instructions\""));
        assertThat(answer.status()).isEqualTo(201);
        assertThat(answer.at("/matter/report/description")).contains("<script>");
        assertThat(answer.header("Content-Type")).startsWith("application/json");
        assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
    }

    private static void isPlain(Answer answer) {
        assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
        assertThat(answer.body().path("status").asInt()).isEqualTo(answer.status());
        assertThat(answer.at("/instance")).startsWith("urn:uuid:");
        assertThat(answer.text()).doesNotContain("xiucheng", "Exception", "java", "select ", "CLOSED", "reporterPhone");
    }

    private static long stored() {
        return city.sql()
                .sql("select count(*) from matter.report")
                .query(Long.class)
                .single();
    }
}
