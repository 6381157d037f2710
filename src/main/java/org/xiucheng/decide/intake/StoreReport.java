package org.xiucheng.decide.intake;

import java.security.MessageDigest;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.xiucheng.kernel.Problem;
import org.xiucheng.kernel.matter.sql.SqlIntake;
import org.xiucheng.kernel.matter.sql.SqlIntake.Opening;
import org.xiucheng.kernel.matter.sql.SqlReports;

/// Keeps a report with all that makes it true, and knows it again when the same request comes twice.
@Component
class StoreReport {
    private final ComposeOpening compose;
    private final SqlIntake intake;
    private final SqlReports reports;

    StoreReport(ComposeOpening compose, SqlIntake intake, SqlReports reports) {
        this.compose = compose;
        this.intake = intake;
        this.reports = reports;
    }

    Receipt store(Opening opening) {
        intake.open(opening);
        var report = opening.report();
        return new Receipt(
                report.id(),
                report.number(),
                compose.token(report.id()),
                report.receivedAt(),
                opening.entry().hash(),
                false,
                Optional.of(opening));
    }

    Optional<Receipt> replay(Idempotency key) {
        return reports.earlier(key.principal(), key.route(), key.key()).map(earlier -> {
            if (!MessageDigest.isEqual(earlier.bodyHash(), key.bodyHash())) {
                throw Problem.invalid(
                        "idempotency.reused", "This key came with another content before.", "/Idempotency-Key");
            }
            return new Receipt(
                    earlier.report(),
                    earlier.number(),
                    compose.token(earlier.report()),
                    earlier.receivedAt(),
                    earlier.entryHash(),
                    true,
                    Optional.empty());
        });
    }
}
