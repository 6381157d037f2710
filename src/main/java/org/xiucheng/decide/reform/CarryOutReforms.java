package org.xiucheng.decide.reform;

import java.time.Duration;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;
import org.xiucheng.kernel.access.Subject;
import org.xiucheng.kernel.access.sql.AsViewer;
import org.xiucheng.kernel.evidence.Entry;
import org.xiucheng.kernel.time.Chore;

/// Carries approved reforms out, some matters at a time, however often it is interrupted. The old unit goes on
/// answering for what has not passed yet; it ends only when, with acts that name it kept waiting, nothing
/// hangs on it any more.
@Service
public class CarryOutReforms implements Chore {
    private static final Logger LOG = LoggerFactory.getLogger(CarryOutReforms.class);
    private static final ReformLimits LIMITS = ReformLimits.USUAL;

    private final SqlReforms reforms;
    private final TakeStock stock;
    private final KeepReforms.Desk desk;
    private final AsViewer viewer;

    CarryOutReforms(SqlReforms reforms, TakeStock stock, KeepReforms.Desk desk, AsViewer viewer) {
        this.reforms = reforms;
        this.stock = stock;
        this.desk = desk;
        this.viewer = viewer;
    }

    @Override
    public Duration every() {
        return LIMITS.every();
    }

    @Override
    public void look() {
        var now = desk.maker().now();
        reforms.due(now).forEach(reform -> step(reform, now));
    }

    private void step(Reform reform, Instant now) {
        reforms.begin(reform.id(), now);
        var passed = stock.pass(reform, now, LIMITS.step());
        var from = reform.takesEffect().orElseThrow();
        if (passed == 0 && !now.isBefore(from.plus(LIMITS.grace()))) {
            finish(reform, now);
        }
    }

    private void finish(Reform reform, Instant now) {
        var ended = viewer.read(new Subject.Clock(), () -> {
            reforms.lock(reform.code());
            reforms.lockUnit(reform.plan().unit());
            var left = stock.left(reform, now);
            if (!left.isEmpty()) {
                LOG.warn("reform {} waits: {} of a kind hang on it still", reform.code(), left.size());
                return false;
            }
            stock.close(reform, now);
            if (reform.plan().whole()) {
                reforms.endUnit(reform.plan().unit(), now);
            }
            reforms.finish(reform.id(), now);
            desk.entries()
                    .add(Entry.of("reform.finished", now, desk.maker().random())
                            .fact("reform", reform.code())
                            .fact("of", reform.plan().unit())
                            .sealed(desk.maker().id()));
            return true;
        });
        if (ended) {
            desk.parties().refresh();
        }
    }
}
