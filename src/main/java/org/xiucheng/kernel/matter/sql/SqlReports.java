package org.xiucheng.kernel.matter.sql;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Repository;
import org.xiucheng.kernel.access.Subject;
import org.xiucheng.kernel.matter.PublicNumber;
import org.xiucheng.kernel.matter.ReportToken;
import org.xiucheng.kernel.time.Uuid7;

/// Looks reports up by what their reporters hold: the number, the token, the key of a repeated request.
@Repository
public class SqlReports {
    private final JdbcClient jdbc;

    public SqlReports(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// What an earlier request under the same key did.
    public record Earlier(UUID report, PublicNumber number, Instant receivedAt, byte[] entryHash, byte[] bodyHash) {}

    /// Read from the entry of the report, which is there whether or not the report may be shown.
    public Optional<Earlier> earlier(String principal, String route, String key) {
        return jdbc.sql("""
                select e.id, convert_from(e.bytes, 'UTF8')::jsonb ->> 'number' as number, e.at as received_at, e.hash,
                    i.body_hash
                from access.idempotency i join evidence.entry e on e.id = i.report_id
                where i.principal = :principal and i.route = :route and i.key = :key
                """)
                .param("principal", principal)
                .param("route", route)
                .param("key", key)
                .query((row, _) -> earlier(row))
                .optional();
    }

    /// The reporter whom this token proves, if it belongs to the report of that number.
    public Optional<Subject.Reporter> reporter(PublicNumber number, ReportToken token) {
        return shown(number)
                .or(() -> closed(number))
                .filter(held -> token.matches(held.tokenHash()))
                .map(held -> new Subject.Reporter(held.report()));
    }

    private Optional<Held> shown(PublicNumber number) {
        return held(jdbc.sql("""
                select id, token_hash from matter.report
                where number = :number and id >= :from and id < :to
                """), number);
    }

    /// What is sensitive shows nobody anything before they have said who they are, but for the hash of its
    /// token.
    private Optional<Held> closed(PublicNumber number) {
        return held(jdbc.sql("select id, token_hash from matter.token_of(:number, :from, :to)"), number);
    }

    private static Optional<Held> held(StatementSpec statement, PublicNumber number) {
        return statement
                .param("number", number.text())
                .param("from", Uuid7.floor(number.yearStart()))
                .param("to", Uuid7.floor(number.yearEnd()))
                .query((row, _) -> new Held(row.getObject("id", UUID.class), row.getBytes("token_hash")))
                .optional();
    }

    /// The matter that a report speaks of.
    public Optional<UUID> matterOf(UUID report) {
        return jdbc.sql("select matter_id from matter.report where id = :id")
                .param("id", report)
                .query(UUID.class)
                .optional();
    }

    private record Held(UUID report, byte[] tokenHash) {}

    private static Earlier earlier(ResultSet row) throws SQLException {
        return new Earlier(
                row.getObject("id", UUID.class),
                new PublicNumber(row.getString("number")),
                row.getObject("received_at", OffsetDateTime.class).toInstant(),
                row.getBytes("hash"),
                row.getBytes("body_hash"));
    }
}
