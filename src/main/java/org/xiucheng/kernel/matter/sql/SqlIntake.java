package org.xiucheng.kernel.matter.sql;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.xiucheng.kernel.access.AuditRecord;
import org.xiucheng.kernel.access.IdentitySeal.Sealed;
import org.xiucheng.kernel.access.sql.SqlAudit;
import org.xiucheng.kernel.evidence.Entry;
import org.xiucheng.kernel.matter.Announcement;
import org.xiucheng.kernel.matter.Clocked;
import org.xiucheng.kernel.matter.Matter;
import org.xiucheng.kernel.matter.Report;

/// Writes a new report with everything that makes it true: all of it or nothing, in one round trip.
@Repository
public class SqlIntake {
    private final JdbcClient jdbc;
    private final SqlAudit audit;

    public SqlIntake(JdbcClient jdbc, SqlAudit audit) {
        this.jdbc = jdbc;
        this.audit = audit;
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
            Optional<Key> key,
            Along along) {
        /// The same with what goes along with it.
        public Opening with(Along company) {
            return new Opening(matter, explanation, report, identity, clock, entry, announcement, key, company);
        }
    }

    /// What goes along with a report.
    ///
    /// @param photos that it names, in its order
    /// @param checked whether its words and photos may become public after a check; what is imported never does
    /// @param yields how many seconds the matter lets others go first, when it looks like part of a flood
    /// @param cluster the flood it looks like a part of
    /// @param guarded whether the contact is under protection from the first moment
    public record Along(List<UUID> photos, boolean checked, int yields, Optional<UUID> cluster, boolean guarded) {
        /// Nothing at all.
        public static final Along NOTHING = new Along(List.of(), false, 0, Optional.empty(), false);

        public Along {
            photos = List.copyOf(photos);
        }

        /// The last part that waits for a check: 0 are the words, photos count from 1.
        int lastPart() {
            return checked ? photos.size() : -1;
        }
    }

    /// The key under which this report may be repeated without being done twice.
    public record Key(String principal, String route, String key, byte[] bodyHash) {}

    /// Stores it all. A key that is taken is a `DuplicateKeyException` naming `idempotency_pkey`; a number
    /// that is taken names its own index.
    ///
    /// @throws org.xiucheng.kernel.Problem `audit.unavailable` when its line of the audit cannot be written
    public void open(Opening opening) {
        try {
            jdbc.sql(OpeningStatement.SQL)
                    .params(OpeningStatement.values(opening))
                    .update();
        } catch (DuplicateKeyException taken) {
            throw taken;
        } catch (DataAccessException failed) {
            throw audit.blame(failed, audited(opening));
        }
    }

    /// Nobody in particular, from nowhere: an address beside the number would say who reported.
    private static AuditRecord audited(Opening opening) {
        var report = opening.report();
        return new AuditRecord(
                report.id(),
                report.receivedAt(),
                new AuditRecord.Who(
                        report.client().isPresent() ? "system" : "anyone",
                        report.client(),
                        Optional.empty(),
                        Optional.empty()),
                Optional.empty(),
                "report.received",
                AuditRecord.What.matter(report.number().text()),
                Optional.empty(),
                AuditRecord.Result.DONE);
    }
}
