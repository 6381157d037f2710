package org.xiucheng.compute.displacement;

import org.xiucheng.kernel.category.CategoryKey;

/// A sign that one sort of trouble may have moved along a road instead of ending. It names nobody and proves
/// nothing: it is a lead for whoever is chief there.
///
/// @param pairs how often one ended at one of the two spots and another began at the other soon after
/// @param expected how often the two busiest spots would have that by chance, with the same spots and days
/// @param chance how likely so many are by chance (p)
/// @param from the spot where the first of them ended, in metres from the road's beginning
/// @param to the spot where they then began
public record Move(
        String road, CategoryKey category, int pairs, double expected, double chance, double from, double to) {
    /// So many times more often than by chance.
    public double effect() {
        return expected == 0 ? pairs : pairs / expected;
    }
}
