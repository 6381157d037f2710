package org.xiucheng.kernel.access.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.xiucheng.kernel.access.Subject;
import org.xiucheng.testkit.TestDatabase;

/// The name under which a transaction reads, as the store's policies meet it.
class AsViewerTest {
    private static final UUID PERSON = UUID.fromString("00000000-0000-4000-8000-000000000001");
    private static final Subject OFFICER = new Subject.Officer(PERSON, "officer", Set.of());

    @Test
    void namesTheViewerForOneTransactionAndNoLonger() {
        try (var database = TestDatabase.create()) {
            var sql = database.sql();
            var as = new AsViewer(sql, new JdbcTransactionManager(database.app()));
            assertThat(as.read(OFFICER, () -> who(sql))).isEqualTo("officer " + PERSON);
            assertThat(as.read(new Subject.Anyone(), () -> who(sql))).isEqualTo("anyone ");
            assertThatThrownBy(() -> as.read(OFFICER, () -> {
                        throw new IllegalArgumentException("the work failed");
                    }))
                    .isInstanceOf(IllegalArgumentException.class);
            for (var i = 0; i < 20; i++) {
                assertThat(who(sql)).as("on any connection of the pool").isEqualTo(" ");
            }
        }
    }

    @Test
    void refusesToLendItsNameToATransactionThatGoesOn() {
        try (var database = TestDatabase.create()) {
            var as = new AsViewer(database.sql(), new JdbcTransactionManager(database.app()));
            assertThatThrownBy(() -> database.transactions().execute(_ -> as.read(OFFICER, () -> 1)))
                    .isInstanceOf(IllegalStateException.class);
        }
    }

    private static String who(JdbcClient sql) {
        return sql.sql("""
                        select coalesce(current_setting('xiucheng.viewer', true), '') || ' '
                            || coalesce(current_setting('xiucheng.who', true), '')
                        """).query(String.class).single();
    }
}
