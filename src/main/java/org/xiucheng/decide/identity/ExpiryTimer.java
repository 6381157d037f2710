package org.xiucheng.decide.identity;

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
import org.springframework.transaction.TransactionException;
import org.xiucheng.kernel.Problem;

/// Calls the scan for contacts whose term is over, again and again while the city's doors are open.
@Component
@ConditionalOnWebApplication
public class ExpiryTimer implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(ExpiryTimer.class);

    private final ExpireContacts expire;
    private @Nullable ScheduledExecutorService timer;

    ExpiryTimer(ExpireContacts expire) {
        this.expire = expire;
    }

    @Override
    public synchronized void start() {
        var every = expire.limits().expireEvery().toMillis();
        timer = Executors.newSingleThreadScheduledExecutor(
                Thread.ofVirtual().name("expiry").factory());
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
            expire.scan();
        } catch (DataAccessException | TransactionException | Problem away) {
            LOG.warn("contacts could not be looked through; the next look tries again", away);
        }
    }
}
