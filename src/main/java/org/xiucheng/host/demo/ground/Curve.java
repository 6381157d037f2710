package org.xiucheng.host.demo.ground;

import java.util.ArrayList;
import java.util.List;

/// A drawn line with a beginning, measured in metres along itself.
record Curve(List<Spot> spots, double[] measures) {
    private static final int STEPS = 16;

    /// Where one stands on the line, and the unit vector in which it goes on.
    record Stand(Spot spot, double tx, double ty) {
        /// The spot so many metres to the left of the line's direction.
        Spot left(double metres) {
            return spot.plus(-ty * metres, tx * metres);
        }
    }

    static Curve of(List<Spot> spots) {
        var measures = new double[spots.size()];
        for (var i = 1; i < measures.length; i++) {
            measures[i] = measures[i - 1] + spots.get(i - 1).distance(spots.get(i));
        }
        return new Curve(List.copyOf(spots), measures);
    }

    /// A smooth line through the given spots (centripetal would be smoother still; Catmull-Rom is enough for a
    /// street).
    static Curve through(List<Spot> controls) {
        var spots = new ArrayList<Spot>();
        var last = controls.size() - 1;
        for (var i = 0; i < last; i++) {
            var before = controls.get(Math.max(0, i - 1));
            var after = controls.get(Math.min(last, i + 2));
            for (var step = 0; step < STEPS; step++) {
                spots.add(between(before, controls.get(i), controls.get(i + 1), after, step / (double) STEPS));
            }
        }
        spots.add(controls.getLast());
        return of(spots);
    }

    double length() {
        return measures[measures.length - 1];
    }

    Stand at(double metres) {
        var i = 1;
        while (i < measures.length - 1 && measures[i] < metres) {
            i++;
        }
        var from = spots.get(i - 1);
        var to = spots.get(i);
        var stretch = measures[i] - measures[i - 1];
        var spot = from.towards(to, Math.clamp((metres - measures[i - 1]) / stretch, 0, 1));
        return new Stand(spot, (to.x() - from.x()) / stretch, (to.y() - from.y()) / stretch);
    }

    /// The part from one measure to another, ends included.
    Curve part(double from, double to) {
        var cut = new ArrayList<Spot>();
        cut.add(at(from).spot());
        for (var i = 0; i < measures.length; i++) {
            if (measures[i] > from + 0.5 && measures[i] < to - 0.5) {
                cut.add(spots.get(i));
            }
        }
        cut.add(at(to).spot());
        return of(cut);
    }

    /// The same line with its corners rounded, ends kept.
    Curve rounded() {
        var round = new ArrayList<Spot>();
        round.add(spots.getFirst());
        for (var i = 1; i < spots.size(); i++) {
            round.add(spots.get(i - 1).towards(spots.get(i), i == 1 ? 0.5 : 0.25));
            round.add(spots.get(i - 1).towards(spots.get(i), i == spots.size() - 1 ? 0.5 : 0.75));
        }
        round.add(spots.getLast());
        return of(round);
    }

    private static Spot between(Spot a, Spot b, Spot c, Spot d, double t) {
        return new Spot(spline(a.x(), b.x(), c.x(), d.x(), t), spline(a.y(), b.y(), c.y(), d.y(), t));
    }

    private static double spline(double a, double b, double c, double d, double t) {
        return 0.5 * (2 * b + (c - a) * t + (2 * a - 5 * b + 4 * c - d) * t * t + (3 * b - a - 3 * c + d) * t * t * t);
    }
}
