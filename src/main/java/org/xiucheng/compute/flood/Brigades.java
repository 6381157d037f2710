package org.xiucheng.compute.flood;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Instant;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;

/// Many sources never seen before that turn against one spot within minutes.
final class Brigades {
    private final FloodLimits limits;
    private final Cache<String, Gathering> spots;
    private final Cache<String, Instant> known;

    Brigades(FloodLimits limits) {
        this.limits = limits;
        this.spots = Caffeine.newBuilder().maximumSize(limits.remembered()).build();
        this.known = Caffeine.newBuilder().maximumSize(limits.remembered()).build();
    }

    private static final class Gathering {
        private final Instant since;
        private final Set<String> sources = new HashSet<>();
        private int reports;
        private Optional<UUID> cluster = Optional.empty();

        Gathering(Instant since) {
            this.since = since;
        }
    }

    /// The brigade that a report belongs to, and whether it was the report that made it one.
    record Member(UUID cluster, boolean began) {}

    Optional<Member> step(String source, String spot, Instant now, Supplier<UUID> ids) {
        var first = known.get(source, _ -> now);
        var fresh = first.plus(limits.window()).isAfter(now);
        var gathering = spots.asMap()
                .compute(
                        spot,
                        (_, there) -> there == null
                                        || there.since.plus(limits.window()).isBefore(now)
                                ? new Gathering(now)
                                : there);
        return fresh ? joined(gathering, source, ids) : Optional.empty();
    }

    private Optional<Member> joined(Gathering gathering, String source, Supplier<UUID> ids) {
        synchronized (gathering) {
            gathering.reports++;
            if (gathering.sources.size() < limits.brigadeSources()) {
                gathering.sources.add(source);
            }
            var many =
                    gathering.reports >= limits.brigadeReports() && gathering.sources.size() >= limits.brigadeSources();
            var began = many && gathering.cluster.isEmpty();
            if (began) {
                gathering.cluster = Optional.of(ids.get());
            }
            return gathering.cluster.map(cluster -> new Member(cluster, began));
        }
    }
}
