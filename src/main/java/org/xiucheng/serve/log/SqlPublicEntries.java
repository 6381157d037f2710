package org.xiucheng.serve.log;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.xiucheng.kernel.access.Subject;
import org.xiucheng.kernel.access.sql.AsViewer;

/// Entries in the order of the log, with their bytes where everyone may read them.
///
/// A kind that is not listed is withheld: its hash can be checked, its bytes cannot be read. What is said of a
/// matter waits until it is a month old and is withheld for as long as the public sees nothing of the matter,
/// because a matter may turn out to be sensitive after it began and nothing that was read can be taken back.
@Repository
class SqlPublicEntries {
    /// What was decided about rules, tables and units: nobody's own affair.
    private static final List<String> OPEN = List.of("rules.approved", "table.amended", "reform.finished");

    /// What is said of a matter: numbers, codes, units and posts.
    private static final List<String> OF_MATTERS =
            List.of("report.received", "matter.moved", "matter.succeeded", "deadline.passed");

    private static final Duration WAIT = Duration.ofDays(30);

    private final JdbcClient jdbc;
    private final AsViewer viewer;

    SqlPublicEntries(JdbcClient jdbc, AsViewer viewer) {
        this.jdbc = jdbc;
        this.viewer = viewer;
    }

    List<PublicEntry> between(long from, long to, Instant now) {
        return viewer.read(
                new Subject.Anyone(),
                () -> jdbc.sql("""
                        select l.place, l.hash, case when e.kind = any(:open)
                            or e.kind = any(:matters) and e.at < :before and (
                                exists (select from matter.matter m where m.number = n.number and not m.sensitive)
                                or exists (select from matter.report r where r.number = n.number and not r.sensitive))
                            then e.bytes end as bytes
                        from log.leaf l join evidence.entry e on e.id = l.entry_id
                        left join lateral (select convert_from(e.bytes, 'UTF8')::jsonb ->> 'number' as number
                            where e.kind = any(:matters)) n on true
                        where l.place >= :from and l.place < :to order by l.place
                        """)
                        .param("open", OPEN.toArray(String[]::new))
                        .param("matters", OF_MATTERS.toArray(String[]::new))
                        .param("before", now.minus(WAIT).atOffset(ZoneOffset.UTC))
                        .param("from", from)
                        .param("to", to)
                        .query((row, _) -> entry(row))
                        .list());
    }

    private static PublicEntry entry(ResultSet row) throws SQLException {
        var bytes = Optional.ofNullable(row.getBytes("bytes"));
        return new PublicEntry(
                row.getLong("place"),
                HexFormat.of().formatHex(row.getBytes("hash")),
                bytes.map(Base64.getEncoder()::encodeToString),
                bytes.isPresent() ? Optional.empty() : Optional.of("sensitive"));
    }
}
