package org.xiucheng.decide.amend;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.xiucheng.kernel.time.Chore;

/// Notices what another node approved: every few seconds one count is asked for, and only when it has grown are
/// the tables read anew.
@Component
class FollowAmendments implements Chore {
    private static final Duration EVERY = Duration.ofSeconds(5);

    private final JdbcClient jdbc;
    private final Tables tables;
    private final AtomicLong seen;

    FollowAmendments(JdbcClient jdbc, Tables tables) {
        this.jdbc = jdbc;
        this.tables = tables;
        // counted before this node reads any table, so that nothing falls between
        this.seen = new AtomicLong(approved());
    }

    @Override
    public Duration every() {
        return EVERY;
    }

    @Override
    public void look() {
        var approved = approved();
        if (seen.get() != approved) {
            tables.list().forEach(Table::refresh);
            // last, so that a look that fails is made up for by the next
            seen.set(approved);
        }
    }

    private long approved() {
        return jdbc.sql("select count(*) from amendment.amendment where approved_at is not null")
                .query(Long.class)
                .single();
    }
}
