package org.xiucheng.decide.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.xiucheng.testkit.SmallCity;

/// The only security administrator lost the password: the operator lets them in again, and nobody else.
class RestoreAdministratorTest {
    private SmallCity city;

    @BeforeEach
    void open() {
        city = SmallCity.open();
        owner("update access.account set demo = false");
        owner("insert into access.second_factor (person_id, wrapped_key, sealed_secret, confirmed_at) "
                + "select person_id, '', '', now() from access.account where account = 'security-admin'");
    }

    @AfterEach
    void close() {
        city.close();
    }

    @Test
    void givesANewPasswordAndKeepsTheSecondFactor() {
        var password = restore("security-admin", false);
        var kept = city.sql()
                .sql("select secret_hash from access.account where account = 'security-admin'")
                .query(String.class)
                .single();
        assertThat(city.part(Passwords.class).matches(password, kept)).isTrue();
        assertThat(count("select count(*) from access.account where must_change and sessions_from > '2000-01-01'"))
                .isEqualTo(1);
        assertThat(count("select count(*) from access.second_factor")).isEqualTo(1);
        assertThat(count("select count(*) from audit.record where who = 'the operator' and what = 'security-admin' "
                        + "and action = 'account.restore'"))
                .isEqualTo(1);
    }

    @Test
    void forgetsTheSecondFactorWhereThatIsLostToo() {
        restore("security-admin", true);
        assertThat(count("select count(*) from access.second_factor")).isZero();
        assertThat(count("select count(*) from audit.record where action = 'account.restore-without-factor'"))
                .isEqualTo(1);
    }

    @Test
    void refusesWhereAnotherOneCanDoItAndForWhoeverIsNone() {
        refused("administrator.none", "dispatcher");
        refused("administrator.none", "nobody");
        secondSecurityAdministrator();
        refused("administrator.present", "security-admin");
        owner("update access.account set disabled_at = now() where account = 'system-admin'");
        assertThat(restore("security-admin", false)).hasSize(20);
    }

    @Test
    void leavesTheFixedPasswordsOfAnInventedCity() {
        owner("update access.account set demo = true");
        refused("password.demo", "security-admin");
    }

    /// Whoever looked after the system looks after security beside the first: a new post, since a post of
    /// administrators keeps what it permits.
    private void secondSecurityAdministrator() {
        owner("""
                insert into party.post
                select (jsonb_populate_record(p, '{"code": "second-security-post"}')).*
                from party.post p where p.code = 'security-admin-post'
                """);
        owner("""
                update party.relation set object_id = 'second-security-post'
                where relation = 'holder' and object_kind = 'post' and object_id = 'system-admin-post'
                """);
    }

    private String restore(String account, boolean factorToo) {
        return city.part(RestoreAdministrator.class).restore(account, factorToo);
    }

    private void refused(String code, String account) {
        var lines = count("select count(*) from audit.record");
        assertThatThrownBy(() -> restore(account, true)).hasFieldOrPropertyWithValue("code", code);
        assertThat(count("select count(*) from audit.record")).isEqualTo(lines);
        assertThat(count("select count(*) from access.account where must_change"))
                .isZero();
    }

    private void owner(String statement) {
        city.database().ownerSql().sql(statement).update();
    }

    private int count(String query) {
        return city.sql().sql(query).query(Integer.class).single();
    }
}
