package org.xiucheng;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.xiucheng.kernel.Sha256;
import org.xiucheng.testkit.RawHttp;
import org.xiucheng.testkit.RawHttp.Answer;
import org.xiucheng.testkit.SmallCity;

/// What comes in that should not, through both doors: each gets its 4xx and its code, nothing is stored, and
/// the city works on.
///
/// The ids are those of the catalogue of bad inputs; what it asks of parts that do not exist yet is listed at
/// the end.
class BadInputTest {
    private static final String REPORTS = "POST /api/v1/reports";
    private static final String REQUESTS = "POST /open311/v2/requests.json";
    private static final String JSON = "Content-Type: application/json";
    private static final String FORM = "Content-Type: application/x-www-form-urlencoded; charset=utf-8";
    private static final String KEY = "bad-input-test";
    private static final String SPOT = "\"location\":{\"point\":[100.011,20.0051]}";
    private static final String FILLED = "api_key=" + KEY + "&service_code=other&lat=20.0051&long=100.011&description=";
    private static final int HUGE = 20 * 1024 * 1024;

    /// What only the city sets, in the words of either door.
    private static final List<String> READ_ONLY =
            List.of("status", "id", "createdAt", "reporterId", "priority", "deadline", "gridId", "verified");

    private static final List<String> READ_ONLY_IN_OPEN311 =
            List.of("service_request_id", "requested_datetime", "expected_datetime", "agency_responsible");

    /// Bodies for our own door; `SPOT` is a good location.
    private static final String OWN_BODIES = """
            A2  | half of a JSON object         | 400 json.malformed     | {"description":"a
            A2  | something after the end       | 400 json.malformed     | {} {}
            A2  | a list                        | 400 json.malformed     | []
            A4  | a key twice                   | 400 json.duplicate-key | {"description":"a","description":"b"}
            A8  | a field that is not known     | 422 field.unknown      | {"description":"a","foo":1,SPOT}
            A8  | a number for a text           | 422 field.type         | {"description":7,SPOT}
            A8  | a list for an object          | 422 field.type         | {"description":"a","category":[],SPOT}
            A8  | a word for a place            | 422 field.type         | {"description":"a","location":"here"}
            A8  | no description                | 422 field.missing      | {SPOT}
            A8  | a retired category            | 422 category.retired   | {"description":"a","category":{"system":"demo-events","code":"02"},SPOT}
            A8  | an unknown category           | 422 category.unknown   | {"description":"a","category":{"system":"demo-events","code":"99"},SPOT}
            A12 | NUL in the text               | 422 text.nul           | {"description":"a\\u0000b",SPOT}
            A13 | half of a character           | 400 encoding           | {"description":"a\\ud800b",SPOT}
            A16 | NaN for a number              | 400 json.malformed     | {"description":"a","location":{"point":[NaN,20]}}
            A16 | words for numbers             | 422 field.type         | {"description":"a","location":{"point":["1e999",20]}}
            A16 | one number alone              | 422 field.type         | {"description":"a","location":{"point":[100.011]}}
            """;

    private static final String OWN_QUESTIONS = """
            F1  | a billion matters             | 400 limit.range        | limit=1000000000
            F1  | less than none                | 400 limit.range        | limit=-1
            F1  | none                          | 400 limit.range        | limit=0
            F1  | one too many                  | 400 limit.range        | limit=101
            F1  | a word for a number           | 400 limit.range        | limit=abc
            F1  | an offset                     | 400 query.unknown      | offset=1000000000000
            F2  | a forged cursor               | 400 cursor.invalid     | cursor=AAAA
            F4  | a hidden field                | 400 query.unknown      | reporterPhone=138
            """;

    /// Forms for the Open311 door, as `filled` completes them.
    private static final String FORMS = """
            A1  | no body                       | 400 body.missing               |
            A2  | a broken escape               | 400 form.malformed             | @%E8%B7%A
            A13 | half of a character           | 400 encoding                   | @%E8%B7
            A13 | a surrogate                   | 400 encoding                   | @%ED%A0%80
            A13 | an overlong slash             | 400 encoding                   | @%C0%AF
            A8  | a field that is not known     | 400 field.unknown              | @a&foo=1
            A8  | a coordinate system           | 400 field.unknown              | @a&crs=gcj02
            A4  | a field twice                 | 400 field.duplicate            | @a&description=b
            A12 | NUL in the text               | 400 text.nul                   | @a%00b
            A12 | NUL in a key                  | 403 key.unknown                | api_key=a%00b&service_code=other&description=a
            C8  | lat alone                     | 400 location.half              | api_key=KEY&service_code=other&description=a&lat=20.0051&address_string=x
            C8  | long alone                    | 400 location.half              | api_key=KEY&service_code=other&description=a&long=100.011
            C8  | a spot and another area       | 400 location.contradiction     | @a&address_id=999902002
            C8  | no place                      | 400 location.missing           | api_key=KEY&service_code=other&description=a
            C8  | an area that is none          | 400 location.unknown-area      | api_key=KEY&service_code=other&description=a&address_id=nowhere
            C8  | a component that is none      | 400 location.unknown-component | api_key=KEY&service_code=other&description=a&address_id=1234567890123456
            A8  | no service                    | 400 service.missing            | api_key=KEY&lat=20.0051&long=100.011&description=a
            A8  | an unknown service            | 404 service.unknown            | api_key=KEY&service_code=a_b&description=a
            A8  | a retired category            | 400 category.retired           | api_key=KEY&service_code=demo-events_02&description=a
            A8  | no description of what kind   | 400 description.missing        | @
            A8  | an attribute that is not asked| 400 attribute.unknown          | @a&attribute[X]=1
            A8  | an answer that is none        | 400 attribute.value            | api_key=KEY&service_code=cjt-214-2007-events_0102&attribute[WASTE]=gold
            C4  | no key                        | 403 key.missing                | service_code=other&lat=20.0051&long=100.011&description=a
            C4  | a wrong key                   | 403 key.unknown                | api_key=guessed&service_code=other&description=a
            C4  | a key that ran out            | 403 key.unknown                | api_key=ran-out&service_code=other&description=a
            C4  | a key that may only read      | 403 key.scope                  | api_key=only-reads&service_code=other&description=a
            C4  | another city                  | 404 jurisdiction.unknown       | @a&jurisdiction_id=elsewhere.test
            """;

    private static final String QUESTIONS = """
            F1  | a billion a page              | 400 page.range        | requests.json?page_size=1000000000
            F1  | less than none a page         | 400 page.range        | requests.json?page_size=-1
            F1  | a word for a number           | 400 page.range        | requests.json?page_size=abc
            F1  | a page before the first       | 400 page.range        | requests.json?page=0
            F1  | a page past the last          | 400 page.range        | requests.json?page=101
            F1  | a page in the clouds          | 400 page.range        | requests.json?page=1000000000000
            F1  | a full-width page             | 400 page.range        | requests.json?page=%EF%BC%91
            F4  | a hidden field                | 400 query.unknown     | requests.json?phone=138
            F4  | a frame                       | 400 query.unknown     | requests.json?bbox=-180,-90,180,90
            F4  | an unknown status             | 400 status.unknown    | requests.json?status=secret
            F4  | an unknown service            | 404 service.unknown   | requests.json?service_code=%25_%25
            A20 | a time without zone           | 400 time.malformed    | requests.json?start_date=2026-01-01T00:00:00
            A20 | a time before time            | 400 time.range        | requests.json?start_date=0001-01-01T00:00:00Z
            A20 | an end before its start       | 400 time.order        | requests.json?start_date=2026-02-01T00:00:00Z&end_date=2026-01-01T00:00:00Z
            F10 | a number that is none         | 404 request.unknown   | requests/1.json
            F10 | a token that is none          | 404 token.unknown     | tokens/26K7T3MXQ9R4~aaaaaaaaaaaaaaaaaaaaaa.json
            F10 | a service that is none        | 404 service.unknown   | services/nothing.json
            C4  | reading with a wrong key      | 403 key.unknown       | requests.json?api_key=guessed
            A13 | bytes that are no text        | 400 encoding          | requests.json?status=%C0%AF
            """;

    private static final String PICTURES = """
            http://127.0.0.1:5432/
            http://[::1]/
            http://0x7f000001/
            http://2130706433/
            http://169.254.169.254/latest/
            http://localhost/
            http://db.internal/
            http://user:pw@a.example.org/
            http://evil%23@a.example.org/
            file:///etc/passwd
            gopher://a.example.org/
            jar:http://a.example.org!/
            ftp://a.example.org/
            data:text/html,x
            javascript:alert(1)
            //a.example.org/
            no address
            """;

    private static final Map<String, String> NOT_APPLICABLE_YET = new TreeMap<>(Map.ofEntries(
            Map.entry(
                    "A14", "display names and titles do not exist; text is shown by the web application, tested there"),
            Map.entry("A18", "no converter for other coordinate systems; a `crs` field is refused as unknown (A8)"),
            Map.entry(
                    "A21", "no grouping of duplicates; the same key is replayed (below), the rate limit is the gate's"),
            Map.entry("A24", "free text is shown to nobody but staff in reach and the sender, so nothing is masked"),
            Map.entry("A25", "no moderation queue; free text is never public"),
            Map.entry("A26", "nothing here reads text with a model"),
            Map.entry("A28", "no grouping of reports against one address"),
            Map.entry("C6", "`device_id` is dropped: see Open311Test"),
            Map.entry("C5", "contacts are sealed: see Open311Test"),
            Map.entry("F6", "no address takes a frame or a polygon; such parameters are refused as unknown (F4)"),
            Map.entry("F8", "no counts or facets for the public"),
            Map.entry("F9", "timing is not measured")));

    private static SmallCity city;
    private static RawHttp http;
    private static String counts;

    /// One bad request: what it is, what it gets.
    private record Bad(String id, String what, int status, String code, Function<RawHttp, Answer> send) {}

    @BeforeAll
    static void open() {
        city = SmallCity.serve();
        http = new RawHttp(city.address());
        counts = countsOfAllTables();
        city.sql()
                .sql("""
                        insert into access.api_key (id, name, secret_hash, scopes, valid_from)
                        values ('test', 'test', :hash, array['report', 'read-own'], timestamptz '2020-01-01'),
                            ('reader', 'reader', :other, array['read-own'], timestamptz '2020-01-01'),
                            ('old', 'old', :old, array['report'], timestamptz '2020-01-01')
                        """)
                .param("hash", hash(KEY))
                .param("other", hash("only-reads"))
                .param("old", hash("ran-out"))
                .update();
        city.sql()
                .sql("update access.api_key set valid_to = timestamptz '2021-01-01' where id = 'old'")
                .update();
    }

    @AfterAll
    static void close() {
        city.close();
        System.out.println(tried());
    }

    @TestFactory
    Stream<DynamicTest> refusesAtOurOwnDoor() {
        return cases(ownDoor())
                .map(bad -> DynamicTest.dynamicTest(bad.id() + " " + bad.what(), () -> {
                    var answer = refused(bad);
                    assertThat(answer.header("Content-Type").orElse("")).startsWith("application/problem+json");
                    assertThat(answer.body()).contains("\"code\":\"" + bad.code() + "\"", "\"status\":" + bad.status());
                }));
    }

    @TestFactory
    Stream<DynamicTest> refusesAtTheOpen311Door() {
        return cases(open311Door())
                .map(bad -> DynamicTest.dynamicTest(bad.id() + " " + bad.what(), () -> {
                    var answer = refused(bad);
                    assertThat(answer.header("Content-Type").orElse("")).isEqualTo("application/json;charset=utf-8");
                    assertThat(answer.body()).contains("[{\"code\":" + bad.status(), "(" + bad.code() + ")\"}]");
                }));
    }

    @Test
    void saysNoInXmlToWhoAsksInXml() {
        var answer = http.send("POST /open311/v2/requests.xml", utf8("service_code=other&foo=1&api_key=" + KEY), FORM);
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body())
                .isEqualTo("<?xml version=\"1.0\" encoding=\"UTF-8\"?><errors><error><code>400</code>"
                        + "<description>A field is not known here. (field.unknown)</description></error></errors>");
    }

    @Test
    void refusesAnAddressThatIsTooLongToBeReadAtAll() {
        var before = rows();
        var answer = http.send(
                "GET /open311/v2/requests.json?service_request_id=" + "26K7-T3MX-Q9R4,".repeat(5_000), new byte[0]);
        assertThat(answer.status()).isIn(400, 414, 431);
        assertThat(answer.body()).doesNotContainIgnoringCase("tomcat", "exception");
        assertThat(rows()).isEqualTo(before);
    }

    @Test
    void refusesTheSameKeyWithAnotherBodyAndStoresTheFirstOnly() {
        var own = "Idempotency-Key: " + UUID.randomUUID();
        assertThat(http.send(REPORTS, json("第一件"), JSON, own).status()).isEqualTo(201);
        assertThat(http.send(REQUESTS, utf8(FILLED + "one"), FORM, own).status())
                .isEqualTo(200);
        var before = rows();
        assertThat(http.send(REPORTS, json("第一件"), JSON, own).status()).isEqualTo(200);
        var again = http.send(REPORTS, json("第二件"), JSON, own);
        assertThat(again.status()).isEqualTo(422);
        assertThat(again.body()).contains("idempotency.reused");
        var foreign = http.send(REQUESTS, utf8(FILLED + "two"), FORM, own);
        assertThat(foreign.status()).isEqualTo(400);
        assertThat(foreign.body()).contains("idempotency.reused");
        assertThat(rows()).isEqualTo(before);
    }

    @Test
    void takesASpotOnABorderIntoOneGridAlways() {
        var grids = Stream.generate(() -> http.send(REPORTS, json("界上", "100.02,20.01"), JSON))
                .limit(5)
                .map(answer -> answer.body().replaceAll("(?s).*\"areas\":(\\[.*?]).*", "$1"))
                .collect(Collectors.toSet());
        assertThat(grids).hasSize(1).allSatisfy(areas -> assertThat(areas).contains("grid"));
    }

    private static Stream<Bad> cases(List<Bad> bad) {
        assertThat(bad).hasSizeGreaterThan(30);
        return bad.stream();
    }

    private static Answer refused(Bad bad) {
        var before = rows();
        var answer = bad.send().apply(http);
        assertThat(answer.status()).as(answer.body()).isEqualTo(bad.status());
        assertThat(answer.body())
                .doesNotContainIgnoringCase(
                        "exception", "org.xiucheng", "springframework", "select ", "tomcat", "\tat ");
        assertThat(rows()).as("nothing is stored").isEqualTo(before);
        assertThat(http.send("GET /health", new byte[0]).status()).isEqualTo(200);
        return answer;
    }

    private static List<Bad> ownDoor() {
        var bad = new ArrayList<Bad>();
        table(OWN_BODIES, body -> http -> http.send(REPORTS, utf8(body.replace("SPOT", SPOT)), JSON))
                .forEach(bad::add);
        table(OWN_QUESTIONS, query -> http -> http.send("GET /api/v1/matters?" + query, new byte[0]))
                .forEach(bad::add);
        bad.addAll(ownTypesAndKeys());
        bad.addAll(ownBytes());
        bad.addAll(ownPlacesAndTimes());
        return bad;
    }

    private static List<Bad> open311Door() {
        var bad = new ArrayList<Bad>();
        table(FORMS, form -> http -> http.send(REQUESTS, utf8(filled(form)), FORM))
                .forEach(bad::add);
        table(QUESTIONS, query -> http -> http.send("GET /open311/v2/" + query, new byte[0]))
                .forEach(bad::add);
        bad.addAll(formTypesAndKeys());
        bad.addAll(formBytes());
        bad.addAll(formPlacesAndPictures());
        return bad;
    }

    /// One bad request a line: id, what it is, what it gets, and what is sent.
    private static Stream<Bad> table(String lines, Function<String, Function<RawHttp, Answer>> sending) {
        return lines.lines().map(line -> {
            var cells = line.split("\\|", 4);
            var gets = cells[2].strip().split(" ");
            var send = sending.apply(cells[3].strip());
            return new Bad(cells[0].strip(), cells[1].strip(), Integer.parseInt(gets[0]), gets[1], send);
        });
    }

    private static List<Bad> ownTypesAndKeys() {
        var bad = new ArrayList<Bad>();
        for (var type : List.of("text/plain", "application/xml", "application/x-www-form-urlencoded", "nonsense", "")) {
            bad.add(new Bad(
                    "A6",
                    "a body of '" + type + "'",
                    415,
                    "body.media-type",
                    wire -> wire.send(REPORTS, json("a"), typed(type))));
        }
        for (var key : List.of("", "k".repeat(256), "k".repeat(10_000), "schlüssel", "a b")) {
            bad.add(new Bad(
                    "A22",
                    "a key of " + key.length(),
                    400,
                    "idempotency.malformed",
                    wire -> wire.send(REPORTS, json("a"), JSON, "Idempotency-Key: " + key)));
        }
        READ_ONLY.forEach(field ->
                bad.add(own("A9", "the field " + field, 422, "field.read-only", with("\"" + field + "\":\"x\""))));
        return bad;
    }

    private static List<Bad> ownBytes() {
        return List.of(
                own("A1", "no body", 400, "body.missing", new byte[0]),
                own("A2", "nested without end", 400, "json.too-deep", utf8("{\"a\":" + "[".repeat(10_000))),
                huge(REPORTS, true, JSON),
                huge(REPORTS, false, JSON),
                own("A10", "a description too long by one", 422, "length.max", json("长".repeat(4_001))),
                own("A13", "an overlong slash", 400, "encoding", spliced((byte) 0xC0, (byte) 0xAF)),
                own("A13", "a surrogate", 400, "encoding", spliced((byte) 0xED, (byte) 0xA0, (byte) 0x80)),
                own("A13", "GBK", 400, "encoding", new String(json("路灯不亮"), StandardCharsets.UTF_8).getBytes(gbk())),
                new Bad(
                        "F5",
                        "a novel",
                        400,
                        "query.too-long",
                        wire -> wire.send("GET /api/v1/matters?area=" + "x".repeat(9_000), new byte[0])));
    }

    private static List<Bad> ownPlacesAndTimes() {
        var bad = new ArrayList<Bad>();
        for (var point : List.of("100.011,91", "181,20.0051", "20.0051,100.011", "1e999,20", "100.011,-1e400")) {
            bad.add(own("A16", "the point " + point, 422, "location.range", json("a", point)));
        }
        for (var point : List.of("0,0", "100.04001,20.01", "100.011,19.99999")) {
            bad.add(own("A17", "the point " + point + " outside", 422, "location.outside-city", json("a", point)));
        }
        for (var time : List.of(
                "2026-01-01T00:00:00",
                "2026-01-01T24:01:00Z",
                "2026-02-30T00:00:00Z",
                "2016-12-31T23:59:60Z",
                "soon")) {
            bad.add(own("A20", "the time " + time, 422, "time.malformed", with("\"occurredAt\":\"" + time + "\"")));
        }
        for (var time : List.of("2999-01-01T00:00:00Z", "9999-12-31T23:59:59Z", "0001-01-01T00:00:00Z")) {
            bad.add(own("A20", "the time " + time, 422, "time.range", with("\"occurredAt\":\"" + time + "\"")));
        }
        return bad;
    }

    private static List<Bad> formTypesAndKeys() {
        var bad = new ArrayList<Bad>();
        for (var type : List.of(
                "text/plain",
                "application/xml",
                "text/xml",
                "application/json",
                "nonsense",
                "",
                "multipart/form-data; boundary=x",
                "application/x-www-form-urlencoded; charset=gbk",
                "application/x-www-form-urlencoded; charset=none")) {
            bad.add(new Bad(
                    "A6",
                    "a body of '" + type + "'",
                    415,
                    "body.media-type",
                    wire -> wire.send(REQUESTS, utf8(filled("@a")), typed(type))));
        }
        for (var key : List.of("", "k".repeat(256), "k".repeat(10_000), "a b")) {
            bad.add(new Bad(
                    "A22",
                    "a key of " + key.length(),
                    400,
                    "idempotency.malformed",
                    wire -> wire.send(REQUESTS, utf8(filled("@a")), FORM, "Idempotency-Key: " + key)));
        }
        Stream.concat(READ_ONLY.stream(), READ_ONLY_IN_OPEN311.stream())
                .forEach(field -> bad.add(form("A9", "the field " + field, "field.read-only", "@a&" + field + "=x")));
        bad.add(new Bad(
                "A6",
                "a method that is not taken",
                405,
                "method.not-allowed",
                wire -> wire.send("DELETE /open311/v2/requests.json", new byte[0])));
        bad.add(new Bad(
                "A6",
                "an update that is sent",
                405,
                "method.not-allowed",
                wire -> wire.send("POST /open311/v2/servicerequestupdates.json", utf8("a=1"), FORM)));
        return bad;
    }

    private static List<Bad> formBytes() {
        var entity = "<!DOCTYPE a [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><a>&x;</a>";
        return List.of(
                new Bad(
                        "A2",
                        "a body that breaks off",
                        400,
                        "request.malformed",
                        wire -> wire.sendPart(REQUESTS, utf8(filled("@a")), 9_000, FORM)),
                huge(REQUESTS, true, FORM),
                huge(REQUESTS, false, FORM),
                form("A5", "a thousand fields", "form.too-many-fields", "@a" + "&a=1".repeat(1_000)),
                form("A10", "a description too long by one", "length.max", "@" + "%E9%95%BF".repeat(4_001)),
                form("A10", "a name too long", "length.max", "@a&first_name=" + "x".repeat(101)),
                new Bad(
                        "A13",
                        "GBK",
                        400,
                        "encoding",
                        wire -> wire.send(REQUESTS, filled("@路灯不亮").getBytes(gbk()), FORM)),
                new Bad(
                        "C1",
                        "5,000 requests at once",
                        400,
                        "too-many",
                        wire -> wire.send(
                                "GET /open311/v2/requests.json?service_request_id=" + "1,".repeat(5_000), new byte[0])),
                new Bad(
                        "C9",
                        "XML with a document type",
                        415,
                        "body.media-type",
                        wire -> wire.send(REQUESTS, utf8(entity), typed("text/xml"))));
    }

    private static List<Bad> formPlacesAndPictures() {
        var bad = new ArrayList<Bad>();
        for (var place : List.of(
                "91,100.011",
                "20.0051,181",
                "100.011,20.0051",
                "NaN,100",
                "1e999,100",
                "abc,100",
                "0x14,100",
                "２０,100",
                "20.0051,%2B100.011")) {
            bad.add(at("A16", place, "location.range"));
        }
        for (var place : List.of("0,0", "20.01,100.04001", "19.99999,100.011")) {
            bad.add(at("A17", place, "location.outside-city"));
        }
        PICTURES.lines()
                .forEach(url -> bad.add(form(
                        url.startsWith("http") ? "B1" : "B2",
                        "the picture " + url,
                        "url.forbidden",
                        "@a&media_url=" + coded(url))));
        return bad;
    }

    private static Bad own(String id, String what, int status, String code, byte[] body) {
        return new Bad(id, what, status, code, wire -> wire.send(REPORTS, body, JSON));
    }

    private static Bad form(String id, String what, String code, String form) {
        return new Bad(id, what, 400, code, wire -> wire.send(REQUESTS, utf8(filled(form)), FORM));
    }

    private static Bad at(String id, String place, String code) {
        var parts = place.split(",");
        var spot = "lat=" + coded(parts[0]) + "&long=" + parts[1];
        return form(id, "the spot " + place, code, FILLED.replace("lat=20.0051&long=100.011", spot) + "a");
    }

    private static Bad huge(String line, boolean told, String type) {
        var what = "20 MB" + (told ? "" : " without saying so");
        return new Bad("A5", what, 413, "body.too-large", wire -> wire.sendHuge(line, (byte) 'a', HUGE, told, type));
    }

    private static String[] typed(String type) {
        return type.isEmpty() ? new String[0] : new String[] {"Content-Type: " + type};
    }

    /// `@` stands for a form in which only the description is missing, `KEY` for a key that may send.
    private static String filled(String form) {
        return form.replace("@", FILLED).replace("KEY", KEY);
    }

    private static byte[] json(String description) {
        return json(description, "100.011,20.0051");
    }

    private static byte[] json(String description, String point) {
        return utf8("{\"description\":\"" + description + "\",\"location\":{\"point\":[" + point + "]}}");
    }

    private static byte[] with(String field) {
        return utf8("{\"description\":\"a\"," + field + "," + SPOT + "}");
    }

    /// A report in whose text these bytes stand.
    private static byte[] spliced(byte... odd) {
        var text = new String(json("a@b"), StandardCharsets.UTF_8)
                .replace("@", new String(odd, StandardCharsets.ISO_8859_1));
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String coded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static Charset gbk() {
        return Charset.forName("GBK");
    }

    private static byte[] hash(String secret) {
        return Sha256.of(utf8(secret));
    }

    /// How many rows each table of the city has.
    private static Map<String, Long> rows() {
        return city
                .sql()
                .sql(counts)
                .query((row, _) -> Map.entry(row.getString("name"), row.getLong("rows")))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, (one, _) -> one, TreeMap::new));
    }

    /// All but the log, which takes in on its own time what the other tables hold.
    private static String countsOfAllTables() {
        var tables = city.sql().sql("""
                        select n.nspname || '.' || c.relname from pg_class c join pg_namespace n on n.oid = c.relnamespace
                        where c.relkind in ('r', 'p') and not c.relispartition
                            and n.nspname !~ '^pg_' and n.nspname not in ('information_schema', 'host', 'log')
                        """).query(String.class).list();
        assertThat(tables).hasSizeGreaterThan(20);
        return tables.stream()
                .map(table -> "select '" + table + "' as name, count(*) as rows from " + table)
                .collect(Collectors.joining(" union all "));
    }

    private static String tried() {
        var covered = Stream.concat(ownDoor().stream(), open311Door().stream())
                .collect(Collectors.groupingBy(Bad::id, TreeMap::new, Collectors.counting()));
        var lines = new StringBuilder("bad inputs tried, by id of the catalogue:\n");
        covered.forEach((id, count) -> lines.append("  %-4s %d%n".formatted(id, count)));
        lines.append("tried elsewhere, or not applicable yet:\n");
        NOT_APPLICABLE_YET.forEach((id, why) -> lines.append("  %-4s %s%n".formatted(id, why)));
        return lines.toString();
    }
}
