package org.xiucheng.host.database;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.xiucheng.host.CannotStart;

/// The promise that what was acknowledged survives a power cut, as settings of PostgreSQL.
///
/// They are read back from the running server, per role, since a role or a database may carry values of its
/// own.
public final class Durability {
    static final int OLDEST = 18;

    private static final Map<String, Set<String>> NEEDED = new TreeMap<>(Map.of(
            "fsync", Set.of("on"),
            "full_page_writes", Set.of("on"),
            "synchronous_commit", Set.of("on", "remote_apply"),
            "data_checksums", Set.of("on")));

    private Durability() {}

    /// Refuses a server that could lose or fail to notice the loss of an acknowledged report.
    ///
    /// @throws CannotStart naming the setting, its value and what to do
    public static void check(Login login) {
        var source = login.direct();
        var version = version(source) / 10_000;
        if (version < OLDEST) {
            throw new CannotStart(
                    "The database is PostgreSQL %d; Xiucheng needs %d or newer.".formatted(version, OLDEST));
        }
        for (var said : read(source)) {
            var allowed = NEEDED.getOrDefault(said.name(), Set.of());
            if (!allowed.contains(said.setting())) {
                throw new CannotStart(
                        "The database runs with %s = %s (seen as %s), so an acknowledged report could be lost: %s."
                                .formatted(said.name(), said.setting(), login.role(), remedy(said.name())));
            }
        }
    }

    private static String remedy(String name) {
        return name.equals("data_checksums")
                ? "stop it and run pg_checksums --enable, or restore into a cluster made with --data-checksums"
                : "set it to on (alter system reset " + name + ", or for the role) and start again";
    }

    private static int version(DataSource source) {
        return JdbcClient.create(source)
                .sql("select current_setting('server_version_num')::int")
                .query(Integer.class)
                .single();
    }

    private static List<Said> read(DataSource source) {
        return JdbcClient.create(source).sql("""
                        select name, current_setting(name) as setting
                        from unnest(array['fsync', 'full_page_writes', 'synchronous_commit', 'data_checksums']) as name
                        order by name
                        """).query(Said.class).list();
    }

    /// One setting as the server says it.
    record Said(String name, String setting) {}
}
