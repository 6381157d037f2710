package org.xiucheng.kernel.place;

import java.util.List;

/// The whole division of a city at one moment: what is read from the store at once and indexed in memory.
public record Division(
        Jurisdiction jurisdiction, List<AreaLevel> levels, List<Area> areas, List<Road> roads, List<Segment> segments) {
    public Division {
        levels = List.copyOf(levels);
        areas = List.copyOf(areas);
        roads = List.copyOf(roads);
        segments = List.copyOf(segments);
    }
}
