package org.xiucheng.decide.escalate;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;

/// Calls the scan again and again while the city's doors are open. A store that is away makes a look fail and
/// nothing else: the next look sees the same rows.
@Component
@ConditionalOnWebApplication
public class EscalationTimer implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(EscalationTimer.class);

    private final Escalate escalate;
    private @Nullable ScheduledExecutorService timer;

    public EscalationTimer(Escalate escalate) {
        this.escalate = escalate;
    }

    @Override
    public synchronized void start() {
        var every = escalate.ladder().every().toMillis();
        timer = Executors.newSingleThreadScheduledExecutor(
                Thread.ofVirtual().name("escalation").factory());
        timer.scheduleWithFixedDelay(this::look, every, every, TimeUnit.MILLISECONDS);
    }

    @Override
    public synchronized void stop() {
        if (timer != null) {
            timer.close();
            timer = null;
        }
    }

    @Override
    public synchronized boolean isRunning() {
        return timer != null;
    }

    private void look() {
        try {
            escalate.scan();
        } catch (DataAccessException away) {
            LOG.warn("the clocks could not be read; the next look tries again", away);
        }
    }
}
