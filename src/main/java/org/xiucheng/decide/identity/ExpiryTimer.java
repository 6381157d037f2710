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

/// Calls the scans for contacts and for lines of the audit whose term is over, again and again while the city's
/// doors are open. One that fails does not keep the other from its work.
@Component
@ConditionalOnWebApplication
public class ExpiryTimer implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(ExpiryTimer.class);

    private final ExpireContacts contacts;
    private final ExpireAudit audit;
    private @Nullable ScheduledExecutorService timer;

    ExpiryTimer(ExpireContacts contacts, ExpireAudit audit) {
        this.contacts = contacts;
        this.audit = audit;
    }

    @Override
    public synchronized void start() {
        var every = contacts.limits().expireEvery().toMillis();
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

    void look() {
        look("contacts", contacts::scan);
        look("the audit", audit::scan);
    }

    private static void look(String what, Runnable scan) {
        try {
            scan.run();
        } catch (DataAccessException | TransactionException | Problem away) {
            LOG.warn("{} could not be looked through; the next look tries again", what, away);
        }
    }
}
