package org.xiucheng.sense.report;

import java.util.Optional;
import org.xiucheng.kernel.place.Point;

/// Where the reporter says it is: a spot, an area, the number on a component, words, or several of these.
public record Where(
        Optional<Point> point, Optional<String> area, Optional<String> component, Optional<String> address) {
    public static Where at(Point point) {
        return new Where(Optional.of(point), Optional.empty(), Optional.empty(), Optional.empty());
    }

    public static Where in(String area) {
        return new Where(Optional.empty(), Optional.of(area), Optional.empty(), Optional.empty());
    }

    boolean nowhere() {
        return point.isEmpty() && area.isEmpty() && component.isEmpty() && address.isEmpty();
    }
}
