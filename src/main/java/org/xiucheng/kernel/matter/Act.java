package org.xiucheng.kernel.matter;

import java.util.Optional;
import org.xiucheng.kernel.category.CategoryKey;

/// What somebody wants to do to a matter, with what they say for it.
///
/// @param expectedRevision the revision they saw when they decided
public record Act(
        String verb,
        Actor actor,
        Optional<String> reason,
        Optional<String> note,
        Optional<CategoryKey> category,
        Optional<String> unit,
        int expectedRevision) {
    /// An act that says nothing beyond its verb.
    public static Act plain(String verb, Actor actor, int expectedRevision) {
        return new Act(
                verb, actor, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), expectedRevision);
    }
}
