package org.xiucheng.decide.moderate;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.xiucheng.kernel.access.Action;
import org.xiucheng.kernel.access.Resource;
import org.xiucheng.kernel.matter.Matter.Concern;

/// Words or a photo that wait for a check before they may become public.
///
/// @param number of the report
/// @param part 0 for its words, else which of its photos
/// @param photo the photo, when it is one
/// @param description the words of the report, as they were written
/// @param concern whom its matter complains about; what is sensitive waits unseen, for it never becomes public
/// @param appeal what the reporter says against the first decision, when that is what waits
public record Waiting(
        UUID report,
        int part,
        UUID matter,
        String number,
        String leadUnit,
        List<String> areas,
        Instant at,
        Optional<UUID> photo,
        String description,
        Optional<Appeal> appeal,
        Concern concern) {
    /// A second look that the reporter asked for, and who may not take it.
    public record Appeal(String words, UUID notBy) {}

    /// What the decision on access is asked about.
    Resource resource() {
        var resource = concern.on(Resource.matter(number, leadUnit, areas));
        return appeal.map(a -> resource.standing(Set.of(), Map.of(a.notBy(), Set.of(Action.MODERATE))))
                .orElse(resource);
    }

    Action action() {
        return appeal.isPresent() ? Action.DECIDE_APPEAL : Action.MODERATE;
    }
}
