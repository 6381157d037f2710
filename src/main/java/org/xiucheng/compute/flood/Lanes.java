package org.xiucheng.compute.flood;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Fair queueing by virtual clocks (L. Zhang, 1990): every lane has a clock that each of its reports puts
/// forward by one pace, and a report whose clock runs ahead of the time lets others go first by the
/// difference.
final class Lanes {
    private final FloodLimits limits;
    private final Cache<String, Lane> lanes;

    Lanes(FloodLimits limits) {
        this.limits = limits;
        this.lanes = Caffeine.newBuilder()
                .maximumSize(limits.remembered())
                .expireAfterAccess(limits.longest().plus(limits.window()))
                .build();
    }

    /// How far a lane's clock has run, and the flood it became.
    record Lane(Instant clock, UUID cluster, boolean began) {
        Duration ahead(Instant now) {
            return Duration.between(now, clock);
        }
    }

    /// Puts the lane's clock forward for one report; `began` says that it became a flood with this one.
    Lane step(String key, Instant now, Supplier<UUID> ids) {
        return lanes.asMap().compute(key, (_, lane) -> stepped(lane, now, ids));
    }

    private Lane stepped(@Nullable Lane lane, Instant now, Supplier<UUID> ids) {
        var from = lane == null || lane.clock().isBefore(now) ? now : lane.clock();
        var clock = from.plus(limits.pace());
        var latest = now.plus(limits.longest());
        var cluster = lane == null ? ids.get() : lane.cluster();
        var next = new Lane(clock.isAfter(latest) ? latest : clock, cluster, false);
        var was = lane == null ? 0 : yields(lane, now);
        return yields(next, now) > 0 && was == 0 ? new Lane(next.clock(), ids.get(), true) : next;
    }

    /// How many seconds a report of this lane lets others go first.
    int yields(Lane lane, Instant now) {
        var free = limits.pace().multipliedBy(limits.free());
        return (int) Math.max(0, lane.ahead(now).minus(free).toSeconds());
    }
}
