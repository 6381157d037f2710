package org.xiucheng.host.demo.ground;

import org.xiucheng.kernel.place.Point;

/// Between the drawing board (metres) and the globe (degrees).
///
/// The middle lies in open water in the Bohai Sea, far from any shore: an invented district must not cover a
/// real one. Every spot that becomes a corner is first put on the lattice of 10⁻⁷ degree, about a centimetre,
/// and is exact from then on.
final class Lattice {
    private static final double MIDDLE_LON = 119.8;
    private static final double MIDDLE_LAT = 38.65;
    private static final double STEPS = 1e7;

    /// Written out, so that no machine's sine can move a corner: `Point.metresPerDegreeOf…` at the middle, to
    /// the millimetre.
    private static final double METRES_LON = 87051.556;

    private static final double METRES_LAT = 111008.812;

    private Lattice() {}

    static Point point(Spot spot) {
        return new Point(
                StrictMath.rint((MIDDLE_LON + spot.x() / METRES_LON) * STEPS) / STEPS,
                StrictMath.rint((MIDDLE_LAT + spot.y() / METRES_LAT) * STEPS) / STEPS);
    }

    static Spot spot(Point point) {
        return new Spot((point.lon() - MIDDLE_LON) * METRES_LON, (point.lat() - MIDDLE_LAT) * METRES_LAT);
    }

    /// The nearest spot of the lattice; the same for all that fall on it.
    static Spot snapped(Spot spot) {
        return spot(point(spot));
    }
}
