package org.xiucheng.decide.reform;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Who takes over from a unit that ends, or from posts of a unit that goes on.
///
/// @param whole whether the unit ends; otherwise only the posts named are handed over
/// @param otherwise the unit that takes over where no area says another; the unit itself where it goes on
/// @param byArea the unit that takes over in an area with all below it; the narrowest counts
/// @param posts which post takes over from which
public record Plan(
        String unit, boolean whole, String otherwise, Map<String, String> byArea, Map<String, String> posts) {
    public Plan {
        byArea = Map.copyOf(byArea);
        posts = Map.copyOf(posts);
    }

    /// Who takes over in the narrowest of these areas, which run from coarse to fine.
    public String successor(List<String> areas) {
        return areas.reversed().stream()
                .flatMap(area -> Optional.ofNullable(byArea.get(area)).stream())
                .findFirst()
                .orElse(otherwise);
    }

    /// The post that takes over from that one, if one does.
    public Optional<String> post(String code) {
        return Optional.ofNullable(posts.get(code));
    }
}
