package org.xiucheng.kernel.responsibility;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.xiucheng.kernel.category.CategoryKey;
import org.xiucheng.kernel.place.Component;
import org.xiucheng.kernel.place.Segment;

/// Who answers for this? What it is, where it is (areas from coarse to fine), and at which moment.
public record Question(
        Optional<CategoryKey> category,
        List<String> areas,
        Optional<Segment> segment,
        Optional<Component> component,
        Instant at) {
    public Question {
        areas = List.copyOf(areas);
    }
}
