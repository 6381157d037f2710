package org.xiucheng.serve.log;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Entries in the order of the log, with their bytes where everyone may read them.
///
/// A kind that is not listed is withheld: its hash can be checked, its bytes cannot be read. What is said of a
/// matter is withheld because it says to the second what the public reads to the hour, and because a matter may
/// turn out to be sensitive after it began and nothing that was read can be taken back.
@Repository
class SqlPublicEntries {
    /// What was decided about rules, tables and units: nobody's own affair.
    private static final List<String> OPEN = List.of("rules.approved", "table.amended", "reform.finished");

    private final JdbcClient jdbc;

    SqlPublicEntries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<PublicEntry> between(long from, long to) {
        return jdbc.sql("""
                        select l.place, l.hash, case when e.kind = any(:open) then e.bytes end as bytes
                        from log.leaf l join evidence.entry e on e.id = l.entry_id
                        where l.place >= :from and l.place < :to order by l.place
                        """)
                .param("open", OPEN.toArray(String[]::new))
                .param("from", from)
                .param("to", to)
                .query((row, _) -> entry(row))
                .list();
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
