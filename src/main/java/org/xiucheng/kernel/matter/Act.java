package org.xiucheng.kernel.matter;

import java.util.Optional;
import org.xiucheng.kernel.category.CategoryKey;

/// What somebody wants to do to a matter, with what they say for it.
///
/// @param reference the code of what it is part of, such as a correction of many matters at once
/// @param expectedRevision the revision they saw when they decided
public record Act(
        String verb,
        Actor actor,
        Optional<String> reason,
        Optional<String> note,
        Optional<CategoryKey> category,
        Optional<String> unit,
        Optional<String> reference,
        int expectedRevision) {
    /// An act of its own, part of nothing larger.
    public Act(
            String verb,
            Actor actor,
            Optional<String> reason,
            Optional<String> note,
            Optional<CategoryKey> category,
            Optional<String> unit,
            int expectedRevision) {
        this(verb, actor, reason, note, category, unit, Optional.empty(), expectedRevision);
    }

    /// An act that says nothing beyond its verb.
    public static Act plain(String verb, Actor actor, int expectedRevision) {
        return new Act(
                verb, actor, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), expectedRevision);
    }

    /// The same as part of what that code names.
    public Act under(String code) {
        return new Act(verb, actor, reason, note, category, unit, Optional.of(code), expectedRevision);
    }
}
