package org.xiucheng.kernel.party;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Who answers for a stretch of road at one moment, and why it is they.
///
/// @param seat the post, or the unit where no post is manned
/// @param unit the unit of that post, or the unit itself
/// @param person who holds the post; nobody where a unit answers
/// @param passed the chiefs and deputies that were asked first and were vacant
public record Chief(Party seat, String unit, Optional<Person> person, Ground ground, List<Party> passed) {
    public Chief {
        passed = List.copyOf(passed);
    }

    /// Why somebody answers, in the order in which they are asked.
    public enum Ground {
        /// Chief of this stretch (二级路长).
        SECOND_LEVEL,
        /// Stands in for the chief of this stretch.
        SECOND_LEVEL_DEPUTY,
        /// Chief of the whole road (一级路长).
        FIRST_LEVEL,
        /// Stands in for the chief of the whole road.
        FIRST_LEVEL_DEPUTY,
        /// The unit of a chief's post that nobody holds.
        OFFICE,
        /// The unit that supervises over the place, or else sends, or else takes in.
        PLACE;

        public String key() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }
}
