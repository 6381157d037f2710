package org.xiucheng.host;

import java.util.List;
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
import org.xiucheng.kernel.time.Chore;

/// Calls every chore of the city again and again while its doors are open.
///
/// Each has a thread of its own, so that a long look of one keeps no other waiting; a store that is away makes
/// a look fail and nothing else.
@Component
@ConditionalOnWebApplication
final class Chores implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(Chores.class);

    private final List<Chore> chores;
    private @Nullable ScheduledExecutorService timer;

    Chores(List<Chore> chores) {
        this.chores = List.copyOf(chores);
    }

    @Override
    public synchronized void start() {
        var threads = Thread.ofVirtual().name("chore-", 0).factory();
        var started = Executors.newScheduledThreadPool(chores.size(), threads);
        for (var chore : chores) {
            var every = chore.every().toMillis();
            started.scheduleWithFixedDelay(() -> look(chore), every, every, TimeUnit.MILLISECONDS);
        }
        timer = started;
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

    private static void look(Chore chore) {
        try {
            chore.look();
        } catch (DataAccessException | TransactionException | Problem away) {
            LOG.warn(
                    "{} could not look; the next time tries again",
                    chore.getClass().getSimpleName(),
                    away);
        }
    }
}
