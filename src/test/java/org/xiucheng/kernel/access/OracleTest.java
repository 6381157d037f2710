package org.xiucheng.kernel.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Iterator;
import java.util.Locale;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.postgresql.PGConnection;
import org.xiucheng.testkit.Sources;
import org.xiucheng.testkit.TestDatabase;

/// The decision against a second one of another shape: sets over facts in PostgreSQL, written from the prose.
class OracleTest {
    private static final long SEED = 20261123;
    private static final int RANDOM = 1_000_000;
    private static final int BATCH = 50_000;
    private static final Path ORACLE = Path.of("src/test/resources/access-oracle.sql");

    @Test
    void agreesOnEveryCell() throws SQLException, IOException {
        compare(Sweep.all());
    }

    @Test
    void agreesOnAMillionRandomWorlds() throws SQLException, IOException {
        System.out.println("seed " + SEED);
        var random = new Random(SEED);
        compare(Stream.generate(() -> DecisionTest.random(random)).limit(RANDOM));
    }

    private static void compare(Stream<World> worlds) throws SQLException, IOException {
        try (var database = TestDatabase.create();
                var store = database.owner().getConnection();
                var statement = store.createStatement()) {
            statement.execute(
                    "create temp table world (id int, kind text, posts int, given bigint, action text, did text, said boolean)");
            statement.execute("create temp table permission (name text, bit int)");
            for (var permission : Permission.values()) {
                try (var insert = store.prepareStatement("insert into permission values (?, ?)")) {
                    insert.setString(1, permission.name());
                    insert.setInt(2, 1 << permission.ordinal());
                    insert.executeUpdate();
                }
            }
            var count = copy(store, worlds.iterator());
            statement.execute("analyze world");
            statement.execute(Sources.text(ORACLE));
            try (var found = statement.executeQuery("""
                    select count(*), min(w::text), (select count(*) filter (where said) from world), (select count(*) from fact)
                    from disagreement d join world w using (id)
                    """)) {
                found.next();
                System.out.printf(
                        "%,d worlds, %,d allowed, %d differences%n", count, found.getLong(3), found.getLong(1));
                assertThat(found.getLong(4)).as("worlds that the oracle knows").isEqualTo(count);
                assertThat(found.getLong(1))
                        .as("the first is %s", found.getString(2))
                        .isZero();
                assertThat(found.getLong(3)).isPositive();
            }
        }
    }

    private static int copy(Connection store, Iterator<World> worlds) throws SQLException, IOException {
        var into = store.unwrap(PGConnection.class).getCopyAPI();
        var count = 0;
        while (worlds.hasNext()) {
            var rows = new StringBuilder();
            for (var i = 0; i < BATCH && worlds.hasNext(); i++) {
                row(rows, count++, worlds.next());
            }
            into.copyIn("copy world from stdin", new StringReader(rows.toString()));
        }
        return count;
    }

    private static void row(StringBuilder rows, int id, World world) {
        rows.append(id).append('\t');
        rows.append(world.kind().name().toLowerCase(Locale.ROOT)).append('\t');
        rows.append(world.posts()).append('\t').append(world.given()).append('\t');
        rows.append(world.action().key()).append('\t');
        rows.append(world.did() < 0 ? "\\N" : Action.values()[world.did()].key())
                .append('\t');
        rows.append(world.allowed(Policy.CITY) ? 't' : 'f').append('\n');
    }
}
