package org.xiucheng.host.database;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.time.Duration;
import org.postgresql.ds.PGSimpleDataSource;

/// How one role reaches the store.
///
/// @param url a JDBC URL without user and password
/// @param role the database role
/// @param password its password; kept out of `toString`
public record Login(String url, String role, String password) {
    /// How often a connection sees a statement before the server keeps its plan.
    private static final int SEEN_BEFORE_PREPARED = 3;

    private static final int STATEMENTS_KEPT = 512;
    private static final int CONNECT_SECONDS = 10;

    /// A new connection for each question: for migrations and checks.
    public PGSimpleDataSource direct() {
        var source = new PGSimpleDataSource();
        source.setUrl(url);
        source.setUser(role);
        source.setPassword(password);
        source.setConnectTimeout(CONNECT_SECONDS);
        source.setApplicationName("xiucheng");
        tune(source);
        return source;
    }

    /// Connections kept open and lent: for the work of the day.
    public HikariDataSource pool(int size) {
        return pool(size, Duration.ZERO);
    }

    /// The same, where no statement runs longer than so long; zero is without end, for imports.
    public HikariDataSource pool(int size, Duration longest) {
        var config = new HikariConfig();
        config.setPoolName(role);
        var source = direct();
        source.setOptions(source.getOptions() + " -c statement_timeout=" + longest.toMillis());
        config.setDataSource(source);
        config.setMaximumPoolSize(size);
        config.setMinimumIdle(Math.min(2, size));
        config.setConnectionTimeout(CONNECT_SECONDS * 1_000L);
        return new HikariDataSource(config);
    }

    /// The same role in another database of the same server.
    public Login to(String database) {
        var after = url.indexOf('?') < 0 ? "" : url.substring(url.indexOf('?'));
        var before = url.substring(0, url.length() - after.length());
        return new Login(before.substring(0, before.lastIndexOf('/') + 1) + database + after, role, password);
    }

    private static void tune(PGSimpleDataSource source) {
        source.setReWriteBatchedInserts(true);
        source.setPrepareThreshold(SEEN_BEFORE_PREPARED);
        source.setPreparedStatementCacheQueries(STATEMENTS_KEPT);
        // every statement names the year it is about by its values, which the store heeds when it runs a kept
        // plan
        source.setOptions("-c plan_cache_mode=force_generic_plan");
    }

    @Override
    public String toString() {
        return role + "@" + url;
    }
}
