package org.xiucheng.decide.intake;

import java.security.MessageDigest;
import java.util.Optional;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;
import org.xiucheng.decide.intake.PlanIntake.Plan;
import org.xiucheng.kernel.Problem;
import org.xiucheng.kernel.access.Subject;
import org.xiucheng.kernel.matter.sql.SqlIntake;
import org.xiucheng.kernel.matter.sql.SqlReports;
import org.xiucheng.sense.report.CheckReport;
import org.xiucheng.sense.report.ReportDraft;

/// Takes in what somebody says: checks it, finds where it is and who answers, and writes report, matter,
/// deadline,
/// evidence and announcement in one statement. Only when that is on disk does it answer.
@Service
public class ReceiveReport {
    /// A taken number is drawn again; that this happens even twice running is next to impossible.
    private static final int DRAWS = 5;

    private final CheckReport check;
    private final PlanIntake planIntake;
    private final ComposeOpening compose;
    private final SqlIntake intake;
    private final SqlReports reports;

    public ReceiveReport(
            CheckReport check, PlanIntake planIntake, ComposeOpening compose, SqlIntake intake, SqlReports reports) {
        this.check = check;
        this.planIntake = planIntake;
        this.compose = compose;
        this.intake = intake;
        this.reports = reports;
    }

    /// What would become of the draft; nothing is stored.
    ///
    /// @throws Problem as `receive` would
    public Plan dryRun(ReportDraft draft) {
        var checked = check.check(draft);
        return planIntake.plan(checked.category(), checked.where(), compose.now());
    }

    /// The receipt of a report that is on disk. The same key with the same content gives the same receipt
    /// again.
    ///
    /// @throws Problem for a draft that is no report, and `idempotency.reused` for a key that came with another
    /// content
    public Receipt receive(ReportDraft draft, Subject from, Optional<Idempotency> key) {
        var checked = check.check(draft);
        var plan = planIntake.plan(checked.category(), checked.where(), compose.now());
        for (var draw = 1; ; draw++) {
            try {
                return store(checked, plan, from, key);
            } catch (DuplicateKeyException taken) {
                var replayed = key.flatMap(this::replay);
                if (replayed.isPresent()) {
                    return replayed.get();
                }
                if (draw == DRAWS) {
                    throw taken;
                }
            }
        }
    }

    private Receipt store(ReportDraft draft, Plan plan, Subject from, Optional<Idempotency> key) {
        var opening = compose.opening(draft, plan, from, compose.now(), key);
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

    private Optional<Receipt> replay(Idempotency key) {
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
