package org.xiucheng.host.database;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.xiucheng.testkit.TestDatabase;

class TestDatabaseTest {
    @Test
    void givesEachTestADatabaseOfItsOwn() {
        try (var one = TestDatabase.create();
                var other = TestDatabase.create()) {
            one.ownerSql().sql("create table own_mark (n int)").update();
            assertThat(tables(one)).isEqualTo(1);
            assertThat(tables(other)).isZero();
        }
    }

    @Test
    void copiesTheTemplateQuickly() {
        TestDatabase.create().close();
        var start = System.nanoTime();
        TestDatabase.create().close();
        var millis = (System.nanoTime() - start) / 1_000_000;
        System.out.println("a database for one test: " + millis + " ms");
        assertThat(millis).isLessThan(5_000);
    }

    private static int tables(TestDatabase database) {
        return database.ownerSql()
                .sql("select count(*) from pg_tables where tablename = 'own_mark'")
                .query(Integer.class)
                .single();
    }
}
