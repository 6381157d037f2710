package org.xiucheng.kernel.responsibility.audit;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.xiucheng.kernel.category.CategoryKey;

/// All that a matter can be about and everywhere it can be: what a duty list is held against.
///
/// Every area is a place of its own, since a matter may be known to a street and no finer. Stretches of one
/// road do not overlap; a stretch stands here once for each finest area in which something may lie on it.
public record Terrain(List<Topic> topics, List<Cell> areas, List<Stretch> stretches, List<CategoryKey> kinds) {
    public Terrain {
        topics = List.copyOf(topics);
        areas = List.copyOf(areas);
        stretches = List.copyOf(stretches);
        kinds = List.copyOf(kinds);
    }

    /// The class that each category belongs to, where it belongs to one.
    Map<CategoryKey, String> groups() {
        var groups = new HashMap<CategoryKey, String>();
        topics.forEach(topic -> topic.group().ifPresent(group -> groups.put(topic.key(), group)));
        return groups;
    }

    /// A category and the class it belongs to.
    public record Topic(CategoryKey key, Optional<String> group) {}

    /// An area and the one that holds it.
    public record Cell(String code, Optional<String> parent) {}

    /// A segment of a road, in metres along it, as far as it lies in an area.
    public record Stretch(String road, double from, double to, String area) {}
}
