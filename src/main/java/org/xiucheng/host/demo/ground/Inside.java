package org.xiucheng.host.demo.ground;

import java.util.List;

/// Whether a spot lies inside a closed line: counts how often a ray to the east crosses it.
final class Inside {
    private Inside() {}

    static boolean test(List<Spot> ring, Spot spot) {
        var inside = false;
        for (int i = 0, j = ring.size() - 1; i < ring.size(); j = i++) {
            var a = ring.get(i);
            var b = ring.get(j);
            if ((a.y() > spot.y()) != (b.y() > spot.y())
                    && spot.x() < (b.x() - a.x()) * (spot.y() - a.y()) / (b.y() - a.y()) + a.x()) {
                inside = !inside;
            }
        }
        return inside;
    }
}
