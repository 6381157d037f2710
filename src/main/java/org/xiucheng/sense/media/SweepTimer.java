package org.xiucheng.sense.media;

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

/// Sweeps photos that no report named, again and again while the city's doors are open.
@Component
@ConditionalOnWebApplication
class SweepTimer implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(SweepTimer.class);

    private static final int EVERY_MINUTES = 5;

    private final KeepPhotos photos;
    private @Nullable ScheduledExecutorService timer;

    SweepTimer(KeepPhotos photos) {
        this.photos = photos;
    }

    @Override
    public synchronized void start() {
        timer = Executors.newSingleThreadScheduledExecutor(
                Thread.ofVirtual().name("photos").factory());
        timer.scheduleWithFixedDelay(this::sweep, EVERY_MINUTES, EVERY_MINUTES, TimeUnit.MINUTES);
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

    private void sweep() {
        try {
            photos.sweep();
        } catch (DataAccessException away) {
            LOG.warn("photos could not be swept; the next time tries again", away);
        }
    }
}
