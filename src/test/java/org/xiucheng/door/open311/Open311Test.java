package org.xiucheng.door.open311;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.xiucheng.decide.act.ActRequest;
import org.xiucheng.decide.act.PerformAct;
import org.xiucheng.kernel.Sha256;
import org.xiucheng.kernel.matter.PublicNumber;
import org.xiucheng.testkit.Open311Client;
import org.xiucheng.testkit.Open311Client.Reply;
import org.xiucheng.testkit.SmallCity;

class Open311Test {
    private static final String KEY = "a-city-system-of-its-own";
    private static final String OTHER_KEY = "another-system";
    private static final String TEXT = "梅坞街口西南角有一堆生活垃圾，已经两天了。\n气味很大 & <b>靠近幼儿园</b>，𠮷叶里小区。";
    private static final String WASTE = "cjt-214-2007-events_0102";
    private static final String LID = "cjt-214-2007-components_0101";

    private static SmallCity city;

    @BeforeAll
    static void open() {
        city = SmallCity.serve();
        key("neighbour", KEY);
        key("stranger", OTHER_KEY);
    }

    @AfterAll
    static void close() {
        city.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"xml", "json"})
    void carriesAChineseReportThereAndBack(String format) {
        var client = client(format, KEY);
        var service = client.get("services", Map.of("locale", "zh")).items().stream()
                .filter(offered -> word(offered, "service_code").equals(WASTE))
                .findFirst()
                .orElseThrow();
        assertThat(service)
                .containsEntry("service_name", "暴露垃圾")
                .containsEntry("group", "市容环境")
                .containsEntry("type", "realtime")
                .containsEntry("metadata", "true");
        assertThat(attributeCodes(client.get("services/" + WASTE, Map.of()))).containsExactly("WASTE", "SINCE");

        var posted = client.post(report(), Map.of());
        assertThat(posted.status()).as(posted.text()).isEqualTo(200);
        var number = word(posted.item(), "service_request_id");
        assertThat(word(posted.item(), "service_notice")).contains("sanitation").contains("已受理");

        var token = posted.header("Open311-Token").orElseThrow();
        assertThat(client.get("tokens/" + token, Map.of()).item())
                .containsEntry("service_request_id", number)
                .containsEntry("token", token);

        var read = client.get("requests/" + number, Map.of()).item();
        assertThat(read)
                .containsEntry("service_request_id", number)
                .containsEntry("status", "open")
                .containsEntry("service_code", WASTE)
                .containsEntry("service_name", "暴露垃圾")
                .containsEntry("description", TEXT)
                .containsEntry("address", "西街道梅坞街 8 号对面")
                .containsEntry("lat", "20.0051")
                .containsEntry("long", "100.011")
                .containsEntry("media_url", "https://pictures.example.org/%E5%9E%83.jpg")
                .containsEntry(
                        "attributes",
                        List.of(
                                Map.of("code", "WASTE", "value", "household"),
                                Map.of("code", "WASTE", "value", "bulky")));
        assertThat(client("xml", KEY).get("requests/" + number, Map.of()).item())
                .isEqualTo(
                        client("json", KEY).get("requests/" + number, Map.of()).item());
    }

    @Test
    void answersAsTheSchemasOfTheStandardSay() {
        var schemas = new StandardSchemas();
        var client = client("json", KEY);
        var number = sent(client, report());
        schemas.accept("services.json", client.get("services", Map.of()).text());
        for (var code : List.of(WASTE, LID, "other", "cjt-214-2007-events_0110")) {
            schemas.accept(
                    "service-definition.json",
                    client.get("services/" + code, Map.of()).text());
        }
        schemas.accept("requests.json", client.get("requests", Map.of()).text());
        schemas.accept(
                "requests.json", client.get("requests/" + number, Map.of()).text());
        schemas.accept(
                "requests.json",
                anyone("json").get("requests/" + number, Map.of()).text());
        schemas.accept(
                "requests.json",
                anyone("json").get("requests", Map.of("service_code", "other")).text());
        assertThat(schemas.flaws("requests.json", "[{\"service_request_id\":7,\"status\":\"odd\"}]"))
                .isNotEmpty();
        assertThat(schemas.flaws("services.json", "[{\"service_code\":\"7\"}]")).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"xml", "json"})
    void tellsThePublicNeitherTextNorNameNorPhoneNorTheExactSpot(String format) {
        var number = sent(client(format, KEY), report());
        for (var reader : List.of(anyone(format), client(format, OTHER_KEY))) {
            for (var answer : List.of(
                    reader.get("requests", Map.of()),
                    reader.get("requests", Map.of("service_request_id", number)),
                    reader.get("requests/" + number, Map.of()),
                    reader.get("servicerequestupdates", Map.of()))) {
                assertThat(answer.text())
                        .doesNotContain("垃圾，已经", "幼儿园", "王", "13900001234", "who@example.org", "20.0051", "100.011")
                        .doesNotContain("梅坞街 8 号", "pictures.example.org", "household", "device-77", "微网格");
            }
            var seen = reader.get("requests/" + number, Map.of()).item();
            assertThat(seen)
                    .containsEntry("description", "")
                    .containsEntry("lat", "")
                    .containsEntry("long", "")
                    .containsEntry("media_url", "")
                    .containsEntry("address_id", "999902001001001")
                    .doesNotContainKey("attributes");
            assertThat(word(seen, "address")).startsWith("针线路R1-1，西街道一网格");
            for (var time : List.of("requested_datetime", "updated_datetime", "expected_datetime")) {
                assertThat(word(seen, time)).as(time).endsWith(":00:00+08:00");
            }
        }
    }

    @Test
    void sealsTheContactAndKeepsNoDevice() {
        var number = sent(client("json", KEY), report());
        var rows = city.sql()
                .sql("select to_jsonb(r)::text from matter.report r where number = :number")
                .param("number", number)
                .query(String.class)
                .list();
        assertThat(rows).hasSize(1);
        assertThat(rows.getFirst()).doesNotContain("13900001234", "who@example.org", "device-77", "account-5");
        assertThat(sealed(number)).isPositive();
        var bytes = city.database()
                .ownerSql()
                .sql(
                        "select contact from identity.subject where id = (select subject_id from matter.report where number = :number)")
                .param("number", number)
                .query(byte[].class)
                .single();
        assertThat(new String(bytes, StandardCharsets.ISO_8859_1)).doesNotContain("13900001234", "device-77");
    }

    @Test
    void givesTheSameAnswerToTheSameIdempotencyKey() {
        var client = client("json", KEY);
        var key = Map.of("Idempotency-Key", UUID.randomUUID().toString());
        var first = client.post(report(), key);
        var second = client.post(report(), key);
        assertThat(second.item().get("service_request_id"))
                .isEqualTo(first.item().get("service_request_id"));
        assertThat(second.header("Report-Token")).isEqualTo(first.header("Report-Token"));
        var changed = report();
        changed.put("description", "另一件事");
        assertThat(client.post(changed, key).text()).contains("idempotency.reused");
    }

    @Test
    void takesTheNumberOnAComponentOrTheCodeOfAnAreaAsTheAddress() {
        var client = client("json", KEY);
        var lid = fields(LID, "井盖松动");
        lid.put("address_id", "9999020101000001");
        lid.put("attribute[CONDITION]", "loose");
        assertThat(client.get("requests/" + sent(client, lid), Map.of()).item())
                .containsEntry("address_id", "9999020101000001")
                .containsEntry("lat", "20.0051")
                .containsEntry("agency_responsible", "roads-bureau单位");
        var area = fields("other", "不知道算哪一类");
        area.put("address_id", "999902002001");
        assertThat(client.get("requests/" + sent(client, area), Map.of()).item())
                .containsEntry("service_code", "other")
                .containsEntry("address_id", "999902002001")
                .containsEntry("lat", "");
        area.put("lat", "20.0051");
        area.put("long", "100.011");
        assertThat(client.post(area, Map.of()).text()).contains("location.contradiction");
    }

    @Test
    void speaksTheLanguageThatIsAskedFor() {
        var client = client("json", KEY);
        var number = sent(client, report());
        assertThat(client.get("requests/" + number, Map.of("locale", "en")).item())
                .containsEntry("service_name", "Exposed waste")
                .containsEntry("agency_responsible", "Unit sanitation");
        var partial = client.get("services", Map.of("locale", "en")).items().stream()
                .filter(offered -> word(offered, "service_code").equals("gbt-30428-2013-events_0112"))
                .findFirst()
                .orElseThrow();
        assertThat(word(partial, "description")).contains("partial");
        var local = client.get("services", Map.of("locale", "en")).items().stream()
                .filter(offered -> word(offered, "service_code").startsWith("local-gbt-events_"))
                .findFirst()
                .orElseThrow();
        assertThat(word(local, "description")).contains("local extension, not a code of the standard");
    }

    @Test
    void listsByServiceStatusAndTimeAndPageByPage() {
        var client = client("json", KEY);
        var lid = fields(LID, "井盖缺失");
        lid.put("lat", "20.0051");
        lid.put("long", "100.0105");
        var numbers = IntStream.range(0, 7).mapToObj(_ -> sent(client, lid)).toList();
        assertThat(listed(client, Map.of("service_code", LID, "status", "open")))
                .containsAll(numbers);
        assertThat(listed(client, Map.of("service_code", LID, "status", "closed")))
                .isEmpty();
        assertThat(listed(client, Map.of("service_code", WASTE + ",other"))).doesNotContainAnyElementsOf(numbers);
        assertThat(listed(client, Map.of("end_date", "2020-01-01T00:00:00Z"))).isEmpty();

        var pages = IntStream.rangeClosed(1, 4)
                .mapToObj(page -> listed(client, Map.of("service_code", LID, "page_size", "2", "page", "" + page)))
                .toList();
        assertThat(pages.getFirst()).hasSize(2).containsExactly(numbers.get(6), numbers.get(5));
        assertThat(pages.stream().flatMap(List::stream).toList())
                .doesNotHaveDuplicates()
                .containsAll(numbers);
        assertThat(client.get("requests", Map.of("service_request_id", String.join(",", numbers)))
                        .items())
                .hasSize(7);
        assertThat(client.get(
                                "requests",
                                Map.of("start_date", "2016-01-01T00:00:00Z", "end_date", "2026-01-01T00:00:00Z"))
                        .header("Open311-Window"))
                .contains("2025-10-03T00:00:00Z/2026-01-01T00:00:00Z");
    }

    @Test
    void tellsWhatHappenedAndNeverWhatWasNoted() {
        var client = client("json", KEY);
        var number = sent(client, report());
        var act = new ActRequest(
                "file", Optional.empty(), Optional.of("内部备注"), Optional.empty(), Optional.empty(), Optional.empty());
        city.part(PerformAct.class).perform(new PublicNumber(number), act, 1, city.officer("intake-west"));
        for (var updates : List.of(
                client.get("servicerequestupdates", Map.of("service_request_id", number)),
                client("xml", KEY).get("servicerequestupdates", Map.of("service_request_id", number)))) {
            assertThat(updates.item())
                    .containsEntry("service_request_id", number)
                    .containsEntry("update_id", number + ".2")
                    .containsEntry("status", "open");
            assertThat(word(updates.item(), "description")).isNotBlank().doesNotContain("内部备注");
        }
        var seen = anyone("json")
                .get("servicerequestupdates", Map.of("service_request_id", number))
                .item();
        var at = OffsetDateTime.parse(word(seen, "updated_datetime")).toInstant();
        assertThat(at).isEqualTo(Instant.now().truncatedTo(ChronoUnit.HOURS));
        assertThat(anyone("json").get("servicerequestupdates", Map.of()).items())
                .anySatisfy(update -> assertThat(update).containsEntry("service_request_id", number));
    }

    @Test
    void tellsWhereItIsAndWhoseItIs() {
        var found = new String[] {"xml", "json"};
        for (var format : found) {
            var document = anyone(format).get("discovery", Map.of());
            assertThat(document.text()).contains("http://wiki.open311.org/GeoReport_v2", "text/xml", "小城");
        }
        assertThat(anyone("json")
                        .get("services", Map.of("jurisdiction_id", "small.test"))
                        .status())
                .isEqualTo(200);
        assertThat(anyone("json").get("services", Map.of("jurisdiction_id", "")).status())
                .isEqualTo(200);
        assertThat(anyone("json")
                        .get("services", Map.of("jurisdiction_id", "elsewhere.test"))
                        .status())
                .isEqualTo(404);
    }

    private static Map<String, String> report() {
        var fields = fields(WASTE, TEXT);
        fields.put("lat", "20.0051");
        fields.put("long", "100.011");
        fields.put("address_string", "西街道梅坞街 8 号对面");
        fields.put("first_name", "小明");
        fields.put("last_name", "王");
        fields.put("phone", "13900001234");
        fields.put("email", "who@example.org");
        fields.put("device_id", "device-77");
        fields.put("account_id", "account-5");
        fields.put("media_url", "https://pictures.example.org/垃.jpg");
        fields.put("attribute[WASTE]", "household");
        fields.put("attribute[WASTE][]", "bulky");
        return fields;
    }

    private static Map<String, String> fields(String service, String description) {
        var fields = new LinkedHashMap<String, String>();
        fields.put("jurisdiction_id", "small.test");
        fields.put("service_code", service);
        fields.put("description", description);
        return fields;
    }

    private static String sent(Open311Client client, Map<String, String> fields) {
        var reply = client.post(fields, Map.of());
        assertThat(reply.status()).as(reply.text()).isEqualTo(200);
        return word(reply.item(), "service_request_id");
    }

    private static List<String> listed(Open311Client client, Map<String, String> query) {
        return client.get("requests", query).items().stream()
                .map(item -> word(item, "service_request_id"))
                .toList();
    }

    private static List<Object> attributeCodes(Reply definition) {
        var attributes = (List<?>) Objects.requireNonNull(((Map<?, ?>) definition.tree()).get("attributes"));
        return attributes.stream()
                .<Object>map(attribute -> Objects.requireNonNull(((Map<?, ?>) attribute).get("code")))
                .toList();
    }

    private static String word(Map<String, Object> item, String name) {
        return String.valueOf(item.get(name));
    }

    private static int sealed(String number) {
        return city.sql()
                .sql("select count(subject_id) from matter.report where number = :number")
                .param("number", number)
                .query(Integer.class)
                .single();
    }

    private static Open311Client anyone(String format) {
        return Open311Client.discover(discovery(format), format, Optional.empty());
    }

    private static Open311Client client(String format, String key) {
        return Open311Client.discover(discovery(format), format, Optional.of(key));
    }

    private static URI discovery(String format) {
        return city.address().resolve("/open311/v2/discovery." + format);
    }

    private static void key(String id, String secret) {
        city.sql()
                .sql("""
                        insert into access.api_key (id, name, secret_hash, scopes, valid_from)
                        values (:id, :id, :hash, array['report', 'read-own'], timestamptz '2020-01-01')
                        """)
                .param("id", id)
                .param("hash", Sha256.of(secret.getBytes(StandardCharsets.UTF_8)))
                .update();
    }
}
