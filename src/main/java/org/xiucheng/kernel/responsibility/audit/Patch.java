package org.xiucheng.kernel.responsibility.audit;

import java.util.List;
import org.xiucheng.kernel.responsibility.audit.Verdict.Spell;

/// One category, and perhaps one sort of thing, at which the same is wrong in the same places.
///
/// @param thing the number of a sort of thing, or -1
record Patch(int topic, int thing, Spell spell, Place place) {
    static final int NO_THING = -1;

    /// The places: an area without some below it, or stretches by their numbers. Grows while the tree is
    /// walked.
    sealed interface Place {
        record Subtree(int root, List<Integer> holes) implements Place {}

        record Stretches(List<Integer> numbers) implements Place {}
    }
}
