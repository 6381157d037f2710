package org.xiucheng.decide.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.xiucheng.kernel.Problem;
import org.xiucheng.testkit.SmallCity;

/// How a city gets its first security administrator, and never a second one by the same way.
class AppointAdministratorTest {
    private SmallCity city;

    @BeforeEach
    void open() {
        city = SmallCity.open();
    }

    @AfterEach
    void close() {
        city.close();
    }

    @Test
    void refusesWhereSomebodyAdministersSecurity() {
        var before = rows();
        refused("administrator.present", "li.min", "李敏");
        assertThat(rows()).isEqualTo(before);
    }

    @Test
    void givesAFreePostOfThatPowerAndWritesItDown() {
        owner("update party.relation set valid_to = now() where object_id = 'security-admin-post'");
        var before = rows();
        var done = appoint("li.min", "李敏");
        assertThat(done.post()).isEqualTo("security-admin-post");
        assertThat(done.unit()).isEqualTo("platform");
        assertThat(done.password()).hasSize(20);
        assertThat(done.toString()).doesNotContain(done.password());
        assertThat(rows()).isEqualTo(more(before, Map.of("people", 1, "accounts", 1, "relations", 1, "lines", 1)));
        assertThat(city.sql()
                        .sql("select must_change and not demo from access.account where account = 'li.min'")
                        .query(Boolean.class)
                        .single())
                .isTrue();
        assertThat(city.sql()
                        .sql(
                                "select concat_ws(' ', who_kind, who, what_kind, what, result) from audit.record where action = 'account.appoint'")
                        .query(String.class)
                        .list())
                .containsExactly("system the operator account li.min done");
        refused("administrator.present", "wang.wu", "王五");
    }

    @Test
    void makesUnitAndPostWhereNoneIsFree() {
        owner("update access.account set disabled_at = now() where account = 'security-admin'");
        var before = rows();
        var done = appoint("li.min", "李敏");
        assertThat(done.post()).isEqualTo("security-administrator");
        assertThat(done.unit()).isEqualTo("security-office");
        assertThat(rows())
                .isEqualTo(more(
                        before,
                        Map.of("people", 1, "accounts", 1, "relations", 1, "lines", 1, "units", 1, "posts", 1)));
        owner("update access.account set disabled_at = now() where account = 'li.min'");
        owner("update party.unit set valid_to = now() where code = 'security-office'");
        var next = appoint("wang.wu", "王五");
        assertThat(next.post()).isEqualTo("security-administrator-2");
        assertThat(next.unit()).isEqualTo("security-office-2");
    }

    @Test
    void refusesWhatIsNoAccountOrNameOrIsTakenAndLeavesNothing() {
        owner("update party.relation set valid_to = now() where object_id = 'security-admin-post'");
        var before = rows();
        for (var account : List.of("", "Li Min", "李敏", "a".repeat(65), "a'--")) {
            refused("account.malformed", account, "李敏");
        }
        for (var name : List.of("", "  ", "名".repeat(129), "李\n敏")) {
            refused("length.max", "li.min", name);
        }
        refused("account.taken", "roads", "李敏");
        assertThat(rows()).isEqualTo(before);
        assertThat(appoint("li.min", "名".repeat(128)).account()).isEqualTo("li.min");
    }

    @Test
    void leavesNothingWhereItCannotBeWrittenDown() {
        owner("update party.relation set valid_to = now() where object_id = 'security-admin-post'");
        var before = rows();
        var role = city.database().applicationLogin().role();
        owner("revoke insert on audit.record from " + role);
        refused("audit.unavailable", "li.min", "李敏");
        assertThat(rows()).isEqualTo(before);
    }

    @Test
    void appointsOneHoweverManyTryAtOnce() throws Exception {
        owner("update party.relation set valid_to = now() where object_id = 'security-admin-post'");
        // no more than hashes are computed at once, so that none is refused for being busy
        var tries = new ArrayList<Callable<String>>();
        for (var i = 0; i < 4; i++) {
            var account = "li." + i;
            tries.add(() -> {
                try {
                    return appoint(account, "李敏").account();
                } catch (Problem refused) {
                    return refused.code();
                }
            });
        }
        try (var threads = Executors.newFixedThreadPool(tries.size())) {
            var answers = new ArrayList<String>();
            for (var done : threads.invokeAll(tries)) {
                answers.add(done.get());
            }
            assertThat(answers).filteredOn("administrator.present"::equals).hasSize(tries.size() - 1);
        }
    }

    private AppointAdministrator.Appointed appoint(String account, String name) {
        return city.part(AppointAdministrator.class).appoint(account, name);
    }

    private void refused(String code, String account, String name) {
        assertThatThrownBy(() -> appoint(account, name))
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.code()).isEqualTo(code));
    }

    private void owner(String statement) {
        city.database().ownerSql().sql(statement).update();
    }

    private Map<String, Object> rows() {
        return city.database().ownerSql().sql("""
                select (select count(*) from party.person) as people, (select count(*) from access.account) as accounts,
                    (select count(*) from party.relation) as relations, (select count(*) from party.unit) as units,
                    (select count(*) from party.post) as posts, (select count(*) from audit.record) as lines
                """).query().singleRow();
    }

    private static Map<String, Object> more(Map<String, Object> before, Map<String, Integer> added) {
        var after = new HashMap<>(before);
        added.forEach((what, count) -> after.compute(what, (_, there) -> (Long) there + count));
        return after;
    }
}
