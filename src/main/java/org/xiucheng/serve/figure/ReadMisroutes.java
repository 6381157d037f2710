package org.xiucheng.serve.figure;

import java.time.Instant;
import java.time.InstantSource;
import java.time.YearMonth;
import org.springframework.stereotype.Service;
import org.xiucheng.compute.misroute.Misroutes;
import org.xiucheng.compute.misroute.Share;
import org.xiucheng.compute.misroute.SqlCourses;
import org.xiucheng.kernel.place.Places;
import org.xiucheng.kernel.time.Lasting;
import org.xiucheng.serve.figure.MisrouteView.Counted;
import org.xiucheng.serve.matter.Names;

/// Reads the mis-route figure of the last months, and keeps it a while: it is asked for by anyone and changes
/// slowly.
@Service
public class ReadMisroutes {
    private static final FigureLimits LIMITS = FigureLimits.USUAL;
    private static final double CONFIDENCE = 0.95;

    private final SqlCourses courses;
    private final Places places;
    private final Names names;
    private final Lasting<MisrouteView> made;

    ReadMisroutes(SqlCourses courses, Places places, Names names, InstantSource clock) {
        this.courses = courses;
        this.places = places;
        this.names = names;
        this.made = new Lasting<>(clock, LIMITS.fresh(), this::make);
    }

    /// The figure, at most ten minutes old.
    public MisrouteView read() {
        return made.get();
    }

    /// The figure as it is now.
    public MisrouteView make(Instant now) {
        var zone = places.jurisdiction().zone();
        var current = YearMonth.from(now.atZone(zone));
        var from = current.minusMonths(LIMITS.months() - 1L).atDay(1).atStartOfDay(zone);
        var cells = courses.cells(from.toInstant(), now, zone);
        var months = Misroutes.months(cells, LIMITS.least()).stream()
                .map(month -> shown(month, month.month().isBefore(current)))
                .toList();
        return new MisrouteView(now, LIMITS.least(), CONFIDENCE, zone.getId(), months);
    }

    private MisrouteView.Month shown(Misroutes.Month month, boolean whole) {
        return new MisrouteView.Month(
                month.month().toString(),
                whole,
                month.sent(),
                month.elsewhere().map(ReadMisroutes::counted),
                month.units().stream()
                        .map(cell -> new MisrouteView.ByUnit(names.unit(cell.unit()), counted(cell.elsewhere())))
                        .toList(),
                month.others().map(rest -> new MisrouteView.Others(rest.units(), counted(rest.elsewhere()))));
    }

    private static Counted counted(Share share) {
        var interval = share.interval();
        return new Counted(share.whole(), share.part(), share.rate(), interval.low(), interval.high());
    }
}
