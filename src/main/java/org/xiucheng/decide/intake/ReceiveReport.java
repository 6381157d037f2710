package org.xiucheng.decide.intake;

import java.util.Optional;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;
import org.xiucheng.decide.intake.PlanIntake.Plan;
import org.xiucheng.kernel.Problem;
import org.xiucheng.kernel.access.Subject;
import org.xiucheng.sense.media.KeepPhotos;
import org.xiucheng.sense.report.CheckReport;
import org.xiucheng.sense.report.ReportDraft;

/// Takes in what somebody says: checks it, finds where it is and who answers, and writes report, matter,
/// deadline, evidence and announcement in one statement. Only when that is on disk does it answer.
@Service
public class ReceiveReport {
    /// A taken number is drawn again; that this happens even twice running is next to impossible.
    private static final int DRAWS = 5;
    private final CheckReport check;
    private final PlanIntake planIntake;
    private final ComposeOpening compose;
    private final StoreReport storage;
    private final GoAlong goAlong;

    ReceiveReport(
            CheckReport check, PlanIntake planIntake, ComposeOpening compose, StoreReport storage, GoAlong goAlong) {
        this.check = check;
        this.planIntake = planIntake;
        this.compose = compose;
        this.storage = storage;
        this.goAlong = goAlong;
    }

    /// What would become of the draft; nothing is stored.
    ///
    /// @throws Problem as `receive` would
    public Plan dryRun(ReportDraft draft) {
        var checked = check.check(draft);
        return plan(checked);
    }

    /// The receipt of a report that is on disk. The same key with the same content gives the same receipt
    /// again.
    ///
    /// @throws Problem for a draft that is no report, and `idempotency.reused` for a key that came with another
    /// content
    public Receipt receive(ReportDraft draft, Subject from, Optional<Idempotency> key) {
        var checked = check.check(draft);
        var before = checked.photos().isEmpty() ? Optional.<Receipt>empty() : key.flatMap(storage::replay);
        if (before.isPresent()) {
            return before.get();
        }
        var plan = plan(checked);
        var along = goAlong.with(checked, plan);
        for (var draw = 1; ; draw++) {
            try {
                return storage.store(
                        compose.opening(checked, plan, from, compose.now(), key).with(along));
            } catch (DuplicateKeyException taken) {
                var replayed = key.flatMap(storage::replay);
                if (replayed.isPresent()) {
                    return replayed.get();
                }
                if (draw == DRAWS) {
                    throw taken;
                }
                goAlong.check(checked);
            } catch (DataIntegrityViolationException swept) {
                throw along.photos().isEmpty() ? swept : KeepPhotos.unknown();
            }
        }
    }

    private Plan plan(ReportDraft checked) {
        return planIntake.plan(
                checked.category(), checked.where(), compose.now(), checked.concern(), checked.channel());
    }
}
