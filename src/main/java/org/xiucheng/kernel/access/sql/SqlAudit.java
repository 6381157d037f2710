package org.xiucheng.kernel.access.sql;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Locale;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.support.TransactionTemplate;
import org.xiucheng.kernel.Problem;
import org.xiucheng.kernel.access.AuditRecord;

/// Writes the audit down. Whoever does or reads something for which there must be a line writes the line first,
/// in the same transaction; without it nothing happens.
@Repository
public class SqlAudit {
    private static final Logger LOG = LoggerFactory.getLogger(SqlAudit.class);

    private final JdbcClient jdbc;
    private final TransactionTemplate transactions;

    public SqlAudit(JdbcClient jdbc, TransactionTemplate transactions) {
        this.jdbc = jdbc;
        this.transactions = transactions;
    }

    /// Adds a line; inside a transaction it stands or falls with the deed.
    ///
    /// @throws Problem `audit.unavailable` when it cannot be written: then the deed must not be done
    public void write(AuditRecord record) {
        try {
            insert(record);
        } catch (DataAccessException failed) {
            throw unavailable(failed);
        }
    }

    /// What to say of a statement that carried its line of the audit along and failed: that the audit cannot be
    /// written, if that is so now; otherwise the failure itself.
    public RuntimeException blame(DataAccessException failed, AuditRecord probe) {
        try {
            transactions.executeWithoutResult(status -> {
                insert(probe);
                status.setRollbackOnly();
            });
            return failed;
        } catch (DataAccessException broken) {
            return unavailable(broken);
        }
    }

    /// Drops the years of which every line is older than the city keeps them, and says how many.
    ///
    /// What is dropped never comes back, so a clock that runs ahead of the store's own is not believed.
    public int dropExpired(Instant at) {
        return jdbc.sql("select audit.drop_expired(least(cast(:at as timestamptz), now()))")
                .param("at", at.atOffset(ZoneOffset.UTC))
                .query(Integer.class)
                .single();
    }

    private void insert(AuditRecord record) {
        jdbc.sql("""
                insert into audit.record (id, at, who_kind, who, unit, post, address, action, what_kind, what, why, result)
                values (:id, :at, :whoKind, :who, :unit, :post, :address, :action, :whatKind, :what, :why, :result)
                """)
                .param("id", record.id())
                .param("at", record.at().atOffset(ZoneOffset.UTC))
                .param("whoKind", record.who().kind())
                .param("who", record.who().id().orElse(null))
                .param("unit", record.who().unit().orElse(null))
                .param("post", record.who().post().orElse(null))
                .param("address", record.from().orElse(null))
                .param("action", record.action())
                .param("whatKind", record.what().kind())
                .param("what", record.what().id())
                .param("why", record.why().orElse(null))
                .param("result", record.result().name().toLowerCase(Locale.ROOT))
                .update();
    }

    private static Problem unavailable(DataAccessException failed) {
        LOG.error(
                "the audit cannot be written, so the deed is refused: {}",
                failed.getMostSpecificCause().getMessage());
        return new Problem(
                Problem.Kind.UNAVAILABLE,
                "audit.unavailable",
                "What you asked must be written down first, and that is not possible now; try again.",
                null);
    }
}
