package org.xiucheng.kernel.matter.sql;

import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.xiucheng.kernel.access.IdentitySeal.Sealed;
import org.xiucheng.kernel.evidence.Entry;
import org.xiucheng.kernel.matter.Announcement;
import org.xiucheng.kernel.matter.Clocked;
import org.xiucheng.kernel.matter.Matter;
import org.xiucheng.kernel.matter.Report;

/// Writes a new report with everything that makes it true: all of it or nothing, in one round trip.
@Repository
public class SqlIntake {
    private final JdbcClient jdbc;

    public SqlIntake(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// A matter that begins, with the report that began it and its proof.
    public record Opening(
            Matter matter,
            String explanation,
            Report report,
            Optional<Sealed> identity,
            Clocked clock,
            Entry entry,
            Announcement announcement,
            Optional<Key> key) {}

    /// The key under which this report may be repeated without being done twice.
    public record Key(String principal, String route, String key, byte[] bodyHash) {}

    /// Stores it all. A key that is taken is a `DuplicateKeyException` naming `idempotency_pkey`; a number
    /// that is
    /// taken names its own index.
    public void open(Opening opening) {
        jdbc.sql(OpeningStatement.SQL).params(OpeningStatement.values(opening)).update();
    }
}
