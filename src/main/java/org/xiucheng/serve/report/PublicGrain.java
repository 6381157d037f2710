package org.xiucheng.serve.report;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.xiucheng.kernel.place.Area;
import org.xiucheng.kernel.place.AreaLevel;
import org.xiucheng.kernel.place.Places;

/// How finely the public sees: hours and grids, never minutes and doorsteps.
final class PublicGrain {
    /// Finer storeys than this are for those who must go there.
    private static final String FINEST = "grid";

    private PublicGrain() {}

    /// The view that everyone may have.
    static ReportView of(ReportView exact, Places places) {
        return new ReportView(
                exact.number(),
                exact.category(),
                exact.procedure(),
                exact.version(),
                exact.state(),
                exact.open(),
                hour(exact.requestedAt()),
                hour(exact.updatedAt()),
                exact.expectedAt().map(PublicGrain::nextHour),
                exact.leadUnit(),
                areas(exact.areas(), places),
                exact.segment(),
                Optional.empty());
    }

    /// The question in whole hours, for the public and senders alike: who could ask by the second would find
    /// the second.
    static ReportFilter widened(ReportFilter asked) {
        return new ReportFilter(
                hour(asked.from()),
                nextHour(asked.to()),
                asked.categories(),
                asked.uncategorised(),
                asked.open(),
                asked.updatedFrom().map(PublicGrain::hour),
                asked.updatedTo().map(PublicGrain::nextHour),
                asked.limit(),
                asked.offset());
    }

    static Instant hour(Instant moment) {
        return moment.truncatedTo(ChronoUnit.HOURS);
    }

    static Instant nextHour(Instant moment) {
        var hour = hour(moment);
        return hour.equals(moment) ? hour : hour.plus(1, ChronoUnit.HOURS);
    }

    private static List<String> areas(List<String> chain, Places places) {
        var deepest = places.levels().stream()
                .filter(level -> level.key().equals(FINEST))
                .mapToInt(AreaLevel::depth)
                .findFirst()
                .orElse(AreaLevel.DEEPEST);
        return chain.stream()
                .filter(code -> depth(places.area(code)) <= deepest)
                .toList();
    }

    /// An area that is no longer on the map counts as the finest: better to say too little.
    private static int depth(Optional<Area> area) {
        return area.map(known -> known.level().depth()).orElse(AreaLevel.DEEPEST + 1);
    }
}
