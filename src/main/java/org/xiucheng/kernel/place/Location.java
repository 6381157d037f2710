package org.xiucheng.kernel.place;

import java.util.List;
import java.util.Optional;

/// Where something is, in the city's own terms: its areas from coarse to fine (never none), and what else is
/// known.
///
/// The exact point is kept for those who must go there and is never public.
public record Location(
        List<String> areas,
        Optional<String> segment,
        Optional<String> component,
        Optional<Point> point,
        Optional<String> address) {
    public Location {
        areas = List.copyOf(areas);
        if (areas.isEmpty()) {
            throw new IllegalArgumentException("a location lies in one area at least");
        }
    }

    /// The smallest known area.
    public String finest() {
        return areas.getLast();
    }
}
