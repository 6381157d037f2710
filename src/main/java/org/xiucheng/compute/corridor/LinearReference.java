package org.xiucheng.compute.corridor;

import java.util.Locale;

/// Where a spot lies by its road: so many metres from the road's beginning, on which side, how far off the
/// line.
///
/// @param road its id
/// @param segment the stretch on which the foot of the spot lies
/// @param measure metres from the road's beginning
/// @param side seen in the direction in which measures rise
/// @param offset metres from the line, never negative
public record LinearReference(String road, String segment, double measure, Side side, double offset) {
    /// On which side of a road.
    public enum Side {
        LEFT,
        RIGHT,
        ON;

        public String key() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
