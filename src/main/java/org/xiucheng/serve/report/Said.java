package org.xiucheng.serve.report;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.xiucheng.kernel.place.Point;

/// What the sender of a report told, word for word; shown to nobody else.
public record Said(
        String description,
        Optional<Point> point,
        Optional<String> address,
        Optional<String> component,
        Optional<String> language,
        Map<String, List<String>> attributes,
        Optional<String> mediaUrl) {
    /// Never shows in logs what was said.
    @Override
    public String toString() {
        return "Said[…]";
    }
}
