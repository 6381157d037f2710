package org.xiucheng.door.workbook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.xiucheng.kernel.party.sql.CurrentParties;
import org.xiucheng.testkit.ApiClient;
import org.xiucheng.testkit.ApiClient.Answer;
import org.xiucheng.testkit.SmallCity;

/// Units, posts, desks and who holds which post come in by workbook: every mistake named by its cell, nothing
/// in force before a second administrator approves.
class OrganisationTablesTest {
    private static final String XLSX = Workbooks.Format.XLSX.type();

    private static SmallCity city;
    private static ApiClient anyone;
    private static ApiClient admin;
    private static ApiClient other;

    @BeforeAll
    static void serve() {
        city = SmallCity.serve();
        anyone = new ApiClient(city.address());
        admin = new ApiClient(city.address()).login("security-admin");
        secondAdministrator();
        other = new ApiClient(city.address()).login("security-two");
    }

    private static void secondAdministrator() {
        var person = UUID.randomUUID();
        var sql = city.sql();
        sql.sql("insert into party.person (id, name) values (:id, '员工二')")
                .param("id", person)
                .update();
        sql.sql("""
                insert into access.account (person_id, account, secret_hash, demo)
                select :id, 'security-two', secret_hash, true from access.account where account = 'security-admin'
                """).param("id", person).update();
        sql.sql("""
                insert into party.post (code, unit_code, name_zh, name_en, permissions)
                values ('security-two-post', 'platform', '安全管理员二', 'Second administrator', '{ADMINISTER_SECURITY}')
                """).update();
        sql.sql("""
                insert into party.relation values (gen_random_uuid(), 'post', 'security-two-post', 'holder', 'person',
                    :id, '2020-01-01', null, 'test')
                """).param("id", person.toString()).update();
        city.part(CurrentParties.class).refresh();
    }

    @AfterAll
    static void close() {
        city.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"units", "posts", "desks", "holders"})
    void whatWasFetchedSaysWhatHolds(String table) {
        for (var format : List.of("xlsx", "csv")) {
            var fetched = admin.get(path(table) + "?format=" + format);
            assertThat(fetched.status()).as(fetched.text()).isEqualTo(200);
            var dry = admin.send(
                    "POST",
                    path(table) + "?dry-run=true",
                    fetched.response().body(),
                    "Content-Type",
                    fetched.header("Content-Type"));
            assertThat(dry.body().path("faults").toString()).isEqualTo("[]");
            assertThat(dry.body().path("rows").asInt()).isPositive();
            assertThat(dry.body().path("unchanged").asInt())
                    .isEqualTo(dry.body().path("rows").asInt());
            assertThat(dry.body().path("changes").toString()).isEqualTo("[]");
        }
        var template = new SheetFile(
                admin.get(path(table) + "?template=true").response().body());
        assertThat(template.size()).isZero();
    }

    @Test
    void namesEveryMistakeAboutUnitsAndStoresNothing() {
        var sheet = sheet("units");
        sheet.add(unit("new-unit")).set("area", "999902009").mistake("area", "area.absent");
        sheet.add(unit("Einheit 1")).mistake("code", "code.malformed");
        sheet.add(unit("u2")).set("kind", "Amt").mistake("kind", "kind.malformed");
        sheet.add(unit("u3")).set("name_zh", "").mistake("name_zh", "cell.missing");
        sheet.add(unit("u4")).set("name_en", "x".repeat(129)).mistake("name_en", "length.max");
        sheet.add(unit("u5")).set("from", "2001-01-01").mistake("from", "table.past");
        sheet.add(unit("u6")).set("from", "soon").mistake("from", "cell.moment");
        sheet.add(unit("u7")).set("from", "2099-02-01").set("to", "2099-01-01").mistake("to", "table.period");
        sheet.add(unit("u8"));
        sheet.add(unit("u8")).mistake("code", "table.twice");
        sheet.add(unit("roads-bureau")).set("to", "2099-01-01").mistake("code", "unit.reform");
        // of the row that was fetched the same unit is said twice, and only the changed one is at fault
        refusesAll("units", sheet);
    }

    @Test
    void namesEveryMistakeAboutPostsDesksAndHolders() {
        var posts = sheet("posts");
        posts.add(post("p1", "sanitatoin", "HANDLE")).mistake("unit", "unit.absent");
        posts.add(post("p2", "sanitation", "HANDEL")).mistake("permissions", "permission.unknown");
        posts.add(post("p3", "sanitation", "ADMINISTER_AUDIT HANDLE")).mistake("permissions", "administrator.apart");
        posts.add(post("p4", "sanitation", "")).mistake("permissions", "cell.missing");
        posts.add(post("roads-post", "sanitation", "HANDLE")).mistake("unit", "post.moved");
        posts.add(post("auditor-post", "audit-office", "ADMINISTER_SECURITY"))
                .mistake("permissions", "administrator.apart");
        refusesAll("posts", posts);

        var desks = sheet("desks");
        desks.add(desk("area", "999902009", "intake", "unit", "desk-west")).mistake("object", "area.absent");
        desks.add(desk("area", "999902001", "intake", "unit", "desk-wset")).mistake("subject", "unit.absent");
        desks.add(desk("area", "999902001", "boss", "unit", "desk-west")).mistake("relation", "relation.unknown");
        desks.add(desk("area", "999902001", "intake", "unit", "desk-east")).mistake("object", "relation.held");
        desks.add(desk("post", "roads-post", "deputy", "post", "roads-post")).mistake("subject", "relation.itself");
        refusesAll("desks", desks);

        var holders = sheet("holders");
        holders.add("post", "roads-pots", "account", "roads").mistake("post", "post.absent");
        holders.add("post", "roads-post", "account", "nobody").mistake("account", "account.absent");
        holders.add("post", "roads-post", "account", "sanitation").mistake("post", "post.held");
        holders.add("post", "sanitation-post", "account", "security-admin").mistake("account", "administrator.self");
        refusesAll("holders", holders);
    }

    @Test
    void aUnitItsPostItsDeskAndItsHolderComeIntoForceByFourEyes() {
        var entries = entries();
        var unit = drafted("units", sheet("units").bare().add(unit("desk-north")));
        assertThat(admin.post(approval(unit), "{}").code()).isEqualTo("four-eyes");
        assertThatThrownBy(() -> city.sql().sql("""
                                update amendment.amendment set approved_by = person_id, approved_at = now()
                                where code = :code
                                """).param("code", unit).update())
                .hasMessageContaining("four_eyes");
        assertThat(codes("units")).doesNotContain("desk-north");
        assertThat(approved(unit).at("/standing")).isEqualTo("approved");
        assertThat(codes("units")).contains("desk-north");
        assertThat(other.post(approval(unit), "{}").code()).isEqualTo("draft.decided");

        approved(drafted("posts", sheet("posts").bare().add(post("north-post", "desk-north", "INTAKE READ_QUEUE"))));
        approved(drafted(
                "desks",
                sheet("desks")
                        .where("subject", "desk-east", "to", today())
                        .add(desk("area", "999902002", "intake", "unit", "desk-north"))));
        approved(drafted(
                "holders",
                sheet("holders")
                        .where("account", "roads", "to", today())
                        .add("post", "north-post", "account", "roads")));

        assertThat(entries()).isEqualTo(entries + 4);
        assertThat(evidence()).doesNotContain("\"roads\"").contains("north-post");
        var known = city.part(CurrentParties.class).get();
        assertThat(known.unitOver(List.of("999902", "999902002"), "intake", Instant.now()))
                .hasValueSatisfying(found -> assertThat(found.code()).isEqualTo("desk-north"));
        var logged = new ApiClient(city.address()).login("roads");
        assertThat(logged.get("/api/v1/queue").status()).isEqualTo(200);
        assertThat(logged.get("/api/v1/session").text()).contains("north-post").doesNotContain("roads-post");
        back();
    }

    private static void back() {
        approved(drafted(
                "holders",
                sheet("holders")
                        .where("account", "roads", "to", today())
                        .add("post", "roads-post", "account", "roads")));
        approved(drafted(
                "desks",
                sheet("desks")
                        .where("subject", "desk-north", "to", today())
                        .add(desk("area", "999902002", "intake", "unit", "desk-east"))));
    }

    @Test
    void refusesAnAmendmentThatNoLongerFitsTheTable() {
        var one = drafted("units", sheet("units").where("code", "sanitation", "name_en", "Cleaners"));
        var two = drafted("units", sheet("units").where("code", "sanitation", "name_en", "Sweepers"));
        assertThat(admin.get("/api/v1/amendments/" + one).at("/changes/0/cells/0/after"))
                .isEqualTo("Cleaners");
        approved(one);
        assertThat(other.post(approval(two), "{}").code()).isEqualTo("draft.stale");
        assertThat(admin.post("/api/v1/amendments/" + two + "/withdrawal", "{}").at("/standing"))
                .isEqualTo("withdrawn");
        assertThat(other.post(approval(two), "{}").code()).isEqualTo("draft.decided");
        assertThat(anyone.get("/api/v1/units").text()).contains("Cleaners").doesNotContain("Sweepers");
    }

    @Test
    void isForAdministratorsAndHoldersAreNobodyElsesBusiness() {
        assertThat(anyone.get(path("units")).status()).isEqualTo(200);
        assertThat(anyone.get(path("holders")).status()).isEqualTo(403);
        assertThat(anyone.get("/api/v1/tables").text()).contains("\"units\"").doesNotContain("holders");
        assertThat(anyone.get(path("nothing")).code()).isEqualTo("table.absent");
        var sheet = sheet("units").bytes(Workbooks.Format.XLSX);
        assertThat(send(anyone, "units", sheet, "?dry-run=true").status()).isEqualTo(401);
        var handler = new ApiClient(city.address()).login("sanitation");
        assertThat(send(handler, "units", sheet, "?dry-run=true").status()).isEqualTo(403);
        assertThat(handler.get(path("holders")).status()).isEqualTo(403);
        var code = drafted("units", sheet("units").bare().add(unit("seen-by-few")));
        assertThat(handler.get("/api/v1/amendments/" + code).status()).isEqualTo(404);
        assertThat(handler.post(approval(code), "{}").status()).isEqualTo(404);
    }

    private static void refusesAll(String table, SheetFile sheet) {
        var before = stored();
        var bytes = sheet.bytes(Workbooks.Format.XLSX);
        var refused = send(admin, table, bytes, "?reason=" + words("机构调整"));
        assertThat(refused.status()).as(refused.text()).isEqualTo(422);
        assertThat(refused.code()).isEqualTo("table.faulty");
        var found = new TreeMap<String, String>();
        refused.body()
                .path("faults")
                .forEach(fault -> found.put(
                        fault.path("cell").asString(), fault.path("code").asString()));
        assertThat(found).isEqualTo(sheet.expected);
        assertThat(stored()).isEqualTo(before);
        var dry = send(admin, table, bytes, "?dry-run=true");
        assertThat(dry.status()).isEqualTo(200);
        assertThat(dry.body().path("faulty").asInt()).isEqualTo(sheet.expected.size());
        assertThat(stored()).isEqualTo(before);
    }

    private static String drafted(String table, SheetFile sheet) {
        var made = send(admin, table, sheet.bytes(Workbooks.Format.XLSX), "?reason=" + words("机构调整"));
        assertThat(made.status()).as(made.text()).isEqualTo(201);
        return made.at("/draft");
    }

    private static Answer approved(String code) {
        var answer = other.post(approval(code), "{}");
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer;
    }

    private static String approval(String code) {
        return "/api/v1/amendments/" + code + "/approval";
    }

    private static SheetFile sheet(String table) {
        return new SheetFile(admin.get(path(table)).response().body());
    }

    private static String[] unit(String code) {
        return new String[] {"code", code, "name_zh", "新单位", "name_en", "New unit", "kind", "desk", "area", "999902002"
        };
    }

    private static String[] post(String code, String unit, String permissions) {
        return new String[] {"code", code, "unit", unit, "name_zh", "岗位", "name_en", "Post", "permissions", permissions
        };
    }

    private static String[] desk(String kind, String object, String relation, String subjectKind, String subject) {
        return new String[] {
            "object_kind", kind, "object", object, "relation", relation, "subject_kind", subjectKind, "subject", subject
        };
    }

    private static String today() {
        return LocalDate.now(ZoneId.of("Asia/Shanghai")).toString();
    }

    private static String codes(String table) {
        return anyone.get(path(table) + "?format=csv").text();
    }

    private static Answer send(ApiClient who, String table, byte[] bytes, String query) {
        return who.send("POST", path(table) + query, bytes, "Content-Type", XLSX);
    }

    private static String path(String table) {
        return "/api/v1/tables/" + table + "/workbook";
    }

    private static String words(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static List<Integer> stored() {
        return city.sql().sql("""
                select (select count(*) from party.unit) + (select count(*) from party.post)
                    + (select count(*) from party.relation) + (select count(*) from amendment.amendment)
                """).query(Integer.class).list();
    }

    private static int entries() {
        return city.sql()
                .sql("select count(*) from evidence.entry where kind = 'table.amended'")
                .query(Integer.class)
                .single();
    }

    private static String evidence() {
        return String.join("\n", city.sql().sql("""
                select convert_from(bytes, 'UTF8') from evidence.entry where kind = 'table.amended'
                """).query(String.class).list());
    }
}
