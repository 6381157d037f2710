package org.xiucheng.decide.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessException;
import org.xiucheng.kernel.access.sql.SqlApiKeys;
import org.xiucheng.testkit.ApiClient;
import org.xiucheng.testkit.SmallCity;
import org.xiucheng.testkit.TestDatabase;
import tools.jackson.databind.json.JsonMapper;

/// The desk of the security administrator, through the door and on the store itself.
class AccountsTest {
    private static SmallCity city;
    private static ApiClient security;

    @BeforeAll
    static void serve() {
        city = SmallCity.serve();
        security = new ApiClient(city.address()).login("security-admin");
    }

    @AfterAll
    static void close() {
        city.close();
    }

    @Test
    void makesAnAccountWhosePasswordIsShownOnceAndChangedFirst() {
        var made = make("new-desk");
        assertThat(made.status()).isEqualTo(201);
        var password = made.at("/password");
        assertThat(password).hasSize(20);
        assertThat(security.get("/api/v1/accounts").text()).contains("new-desk").doesNotContain(password);
        var officer = new ApiClient(city.address()).login("new-desk", password);
        assertThat(officer.get("/api/v1/session").at("/need")).isEqualTo("password");
        assertThat(officer.get("/api/v1/queue").code()).isEqualTo("session.password");
        for (var weak : List.of(
                "short",
                password,
                "aaaaaaaaaaaaaaaa",
                "my-new-desk-of-mine",
                "1qaz2wsx3edc",
                "Passw0rd2026!",
                "qwertyuiop123456",
                "xiucheng2026",
                "abcdefghijklmnop")) {
            var refused = officer.post("/api/v1/session/password", json("old", password, "password", weak));
            assertThat(refused.status()).as(weak).isEqualTo(422);
        }
        var elsewhere = new ApiClient(city.address()).login("new-desk", password);
        var changed = officer.post("/api/v1/session/password", json("old", password, "password", "月落乌啼霜满天江枫渔火对愁眠"));
        assertThat(changed.status()).isEqualTo(200);
        assertThat(officer.get("/api/v1/session").status()).isEqualTo(401);
        assertThat(changed.at("/need")).isEqualTo("second-factor");
        assertThat(elsewhere.keep(changed).get("/api/v1/sessions").body().path("items"))
                .as("only the new session is left")
                .hasSize(1);
        assertThat(new ApiClient(city.address()).tryLogin("new-desk", password).status())
                .isEqualTo(401);
        assertThat(make("new-desk").code()).isEqualTo("account.taken");
        assertThat(city.sql()
                        .sql("select count(*) from audit.record where action = 'account.make' and what = 'new-desk'")
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
    }

    @Test
    void givesAndEndsAPostAndTheNextRequestFeelsIt() {
        freePost("roads-post", "roads");
        var officer = new ApiClient(city.address()).login("roads");
        assertThat(officer.get("/api/v1/queue").status()).isEqualTo(403);
        assertThat(deed("roads", "give-post", "post", "roads-post").status()).isEqualTo(200);
        assertThat(officer.get("/api/v1/queue").status())
                .as("whoever gains a post logs in anew")
                .isEqualTo(401);
        officer.login("roads");
        assertThat(officer.get("/api/v1/queue").status()).isEqualTo(200);
        assertThat(deed("roads", "give-post", "post", "roads-post").code()).isEqualTo("post.held");
        assertThat(deed("roads", "end-post", "post", "roads-post").status()).isEqualTo(200);
        assertThat(officer.get("/api/v1/queue").status()).isEqualTo(401);
        assertThat(deed("roads", "give-post", "post", "no-such-post").code()).isEqualTo("post.absent");
        assertThat(deed("nobody", "disable").code()).isEqualTo("account.absent");
    }

    @Test
    void closesAnAccountInTheMiddleOfItsWork() {
        var officer = new ApiClient(city.address()).login("inspector-two");
        assertThat(officer.get("/api/v1/queue").status()).isEqualTo(200);
        assertThat(deed("inspector-two", "disable").status()).isEqualTo(200);
        assertThat(officer.get("/api/v1/queue").status()).isEqualTo(401);
        assertThat(deed("inspector-two", "enable").status()).isEqualTo(200);
        assertThat(officer.get("/api/v1/queue").status())
                .as("the old session stays dead")
                .isEqualTo(401);
        assertThat(officer.login("inspector-two").get("/api/v1/queue").status()).isEqualTo(200);
    }

    /// On another node the change is only a row, and is felt all the same.
    @Test
    void feelsAPostThatEndedOnAnotherNode() {
        var officer = new ApiClient(city.address()).login("office-west");
        assertThat(officer.get("/api/v1/queue").status()).isEqualTo(200);
        city.sql()
                .sql("update party.relation set valid_to = now() where object_id = 'office-west-post'")
                .update();
        assertThat(officer.get("/api/v1/queue").status()).isEqualTo(403);
    }

    /// N1, N2, M6 of the catalogue of bad inputs.
    @Test
    void keepsTheThreeAdministratorsApart() {
        assertThat(deed("security-admin", "end-post", "post", "security-admin-post")
                        .code())
                .isEqualTo("administrator.last");
        assertThat(deed("security-admin", "disable").code()).isEqualTo("administrator.self");
        assertThat(deed("security-admin", "give-post", "post", "sanitation-post")
                        .code())
                .isEqualTo("administrator.self");
        for (var account : List.of("system-admin", "auditor", "dispatcher")) {
            var other = new ApiClient(city.address()).login(account);
            assertThat(other.get("/api/v1/accounts").status()).as(account).isEqualTo(403);
            assertThat(other.post("/api/v1/accounts/roads/deeds", json("verb", "disable"))
                            .status())
                    .isEqualTo(403);
        }
        for (var account : List.of("system-admin", "security-admin", "auditor")) {
            var administrator = new ApiClient(city.address()).login(account);
            assertThat(administrator.get("/api/v1/queue").status()).as(account).isEqualTo(403);
        }
        freePost("inspector-post", "inspector");
        assertThat(deed("auditor", "give-post", "post", "inspector-post").code())
                .isEqualTo("administrator.apart");
        freePost("system-admin-post", "system-admin");
        assertThat(deed("auditor", "give-post", "post", "system-admin-post").code())
                .isEqualTo("administrator.apart");
        assertThat(deed("dispatcher", "give-post", "post", "system-admin-post").code())
                .isEqualTo("administrator.apart");
        assertThat(deed("system-admin", "give-post", "post", "system-admin-post")
                        .status())
                .isEqualTo(200);
    }

    @Test
    void keepsThemApartInTheStoreItself() {
        try (var database = TestDatabase.create()) {
            var sql = database.sql();
            sql.sql("insert into party.unit values ('u', '单位', 'Unit', 'unit', 'x', now(), null)")
                    .update();
            assertThatThrownBy(() -> sql.sql(
                                    "insert into party.post values ('p', 'u', '岗', 'Post', array['ADMINISTER_AUDIT', 'HANDLE'])")
                            .update())
                    .isInstanceOf(DataAccessException.class)
                    .hasMessageContaining("administers_alone");
            sql.sql("""
                    insert into party.post values ('a', 'u', '审', 'Audit', array['ADMINISTER_AUDIT']),
                        ('s', 'u', '安', 'Security', array['ADMINISTER_SECURITY']), ('h', 'u', '处', 'Handle', array['HANDLE'])
                    """).update();
            var person = UUID.randomUUID();
            hold(database, "a", person);
            for (var other : List.of("s", "h")) {
                assertThatThrownBy(() -> hold(database, other, person))
                        .isInstanceOf(DataAccessException.class)
                        .hasMessageContaining("must be apart");
            }
            hold(database, "h", UUID.randomUUID());
        }
    }

    /// Two administrators who remove each other at once: one of them stays.
    @Test
    void leavesOneWhoAdministersSecurityHoweverManyRemoveEachOther() throws Exception {
        try (var other = SmallCity.serve();
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var first = new ApiClient(other.address()).login("security-admin");
            var password = first.post("/api/v1/accounts", json("account", "second", "name", "二"))
                    .at("/password");
            other.sql()
                    .sql(
                            "insert into party.post values ('second-post', 'platform', '安', 'Security', array['ADMINISTER_SECURITY'])")
                    .update();
            assertThat(first.post("/api/v1/accounts/second/deeds", json("verb", "give-post", "post", "second-post"))
                            .status())
                    .isEqualTo(200);
            other.database()
                    .ownerSql()
                    .sql("update access.account set demo = true, must_change = false where account = 'second'")
                    .update();
            var second = new ApiClient(other.address()).login("second", password);
            var answers = threads.invokeAll(List.<Callable<Integer>>of(
                    () -> first.post("/api/v1/accounts/second/deeds", json("verb", "disable"))
                            .status(),
                    () -> second.post("/api/v1/accounts/security-admin/deeds", json("verb", "disable"))
                            .status()));
            var done = new ArrayList<Integer>();
            for (var answer : answers) {
                done.add(answer.get());
            }
            assertThat(done).contains(200);
            assertThat(other.sql().sql("""
                                    select count(*) from access.account
                                    where disabled_at is null and account in ('second', 'security-admin')
                                    """).query(Integer.class).single()).isEqualTo(1);
        }
    }

    @Test
    void replacesAKeyWithoutAGapAndTakesItBackAtOnce() {
        var keys = city.part(SqlApiKeys.class);
        var now = city.part(InstantSource.class);
        var made = security.post("/api/v1/keys", "{\"key\":\"bus\",\"name\":\"公交\",\"scopes\":[\"report\"]}");
        assertThat(made.status()).isEqualTo(201);
        var first = made.at("/secret");
        assertThat(keys.find(first, now.instant())).isPresent();
        var second = security.post("/api/v1/keys/bus/deeds", "{\"verb\":\"rotate\",\"overlapHours\":1}")
                .at("/secret");
        assertThat(keys.find(first, now.instant())).isPresent();
        assertThat(keys.find(second, now.instant()))
                .hasValueSatisfying(client -> assertThat(client.scopes()).containsExactly("report"));
        assertThat(keys.find(first, now.instant().plusSeconds(3_601))).isEmpty();
        assertThat(keys.find(second, now.instant().plusSeconds(3_601))).isPresent();
        assertThat(security.get("/api/v1/keys").text())
                .contains("\"bus\"", "\"secrets\":2")
                .doesNotContain(first, second);
        assertThat(security.post("/api/v1/keys/bus/deeds", json("verb", "revoke"))
                        .status())
                .isEqualTo(200);
        assertThat(keys.find(first, now.instant().plusSeconds(1))).isEmpty();
        assertThat(keys.find(second, now.instant().plusSeconds(1))).isEmpty();
        assertThat(security.post("/api/v1/keys/bus/deeds", json("verb", "rotate"))
                        .code())
                .isEqualTo("key.absent");
        assertThat(security.post("/api/v1/keys", "{\"key\":\"x\",\"name\":\"x\",\"scopes\":[\"identity\"]}")
                        .code())
                .isEqualTo("key.scope");
    }

    private static ApiClient.Answer make(String account) {
        return security.post("/api/v1/accounts", json("account", account, "name", "新员工"));
    }

    private static ApiClient.Answer deed(String account, String verb, String... more) {
        var fields = new ArrayList<>(List.of("verb", verb));
        fields.addAll(List.of(more));
        return security.post("/api/v1/accounts/" + account + "/deeds", json(fields.toArray(String[]::new)));
    }

    private static void freePost(String post, String account) {
        assertThat(deed(account, "end-post", "post", post).status()).isEqualTo(200);
    }

    private static void hold(TestDatabase database, String post, UUID person) {
        database.sql()
                .sql("""
                        insert into party.relation
                        values (:id, 'post', :post, 'holder', 'person', :person, now(), null, 'test')
                        """)
                .param("id", UUID.randomUUID())
                .param("post", post)
                .param("person", person.toString())
                .update();
    }

    private static String json(String... fields) {
        var map = new LinkedHashMap<String, String>();
        for (var i = 0; i < fields.length; i += 2) {
            map.put(fields[i], fields[i + 1]);
        }
        return JsonMapper.shared().writeValueAsString(map);
    }
}
