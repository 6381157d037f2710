package org.xiucheng.serve.figure;

import java.time.Instant;
import java.time.InstantSource;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.springframework.stereotype.Service;
import org.xiucheng.compute.hop.Hops;
import org.xiucheng.compute.hop.Medians;
import org.xiucheng.compute.hop.SqlHops;
import org.xiucheng.kernel.Bilingual;
import org.xiucheng.kernel.matter.Procedures;
import org.xiucheng.kernel.matter.State;
import org.xiucheng.kernel.place.Places;
import org.xiucheng.kernel.time.Lasting;
import org.xiucheng.serve.matter.Shown;

/// Reads hops and waits of the last months, and keeps them a while: they are asked for by anyone and change
/// slowly.
///
/// With and without a delegation are told only where both are many, so that the smaller is not found by taking
/// one from the whole.
@Service
public class ReadHops {
    private static final FigureLimits LIMITS = FigureLimits.USUAL;
    private static final int MOST = 20_000;

    private final SqlHops store;
    private final Places places;
    private final Procedures procedures;
    private final Lasting<HopView> made;

    ReadHops(SqlHops store, Places places, Procedures procedures, InstantSource clock) {
        this.store = store;
        this.places = places;
        this.procedures = procedures;
        this.made = new Lasting<>(clock, LIMITS.fresh(), this::make);
    }

    /// The figure, at most ten minutes old.
    public HopView read() {
        return made.get();
    }

    /// The figure as it is now.
    public HopView make(Instant now) {
        var zone = places.jurisdiction().zone();
        var current = YearMonth.from(now.atZone(zone));
        var months = IntStream.range(0, LIMITS.months())
                .mapToObj(back -> month(current.minusMonths(back)))
                .toList();
        return new HopView(now, LIMITS.least(), MOST, zone.getId(), months);
    }

    private HopView.Month month(YearMonth month) {
        var zone = places.jurisdiction().zone();
        var hops = store.between(
                month.atDay(1).atStartOfDay(zone).toInstant(),
                month.plusMonths(1).atDay(1).atStartOfDay(zone).toInstant(),
                MOST);
        var lent = middle(hops.stream().filter(Hops::lent).toList());
        var own = middle(hops.stream().filter(one -> !one.lent()).toList());
        var both = lent.isPresent() && own.isPresent();
        return new HopView.Month(month.toString(), middle(hops), own.filter(_ -> both), lent.filter(_ -> both));
    }

    private Optional<HopView.Middle> middle(List<Hops> hops) {
        return Medians.of(hops, LIMITS.least())
                .map(found -> new HopView.Middle(
                        found.matters(), found.hops(), rounded(found.work()), waits(found.states())));
    }

    private List<HopView.Wait> waits(Map<String, Double> states) {
        return states.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(one ->
                        new HopView.Wait(new Shown.Named(one.getKey(), name(one.getKey())), rounded(one.getValue())))
                .toList();
    }

    private Bilingual name(String state) {
        return procedures.list().stream()
                .flatMap(procedure -> procedure.find(state).stream())
                .map(State::name)
                .findFirst()
                .orElseGet(() -> Bilingual.same(state));
    }

    private static double rounded(double minutes) {
        return Math.round(minutes * 10) / 10.0;
    }
}
