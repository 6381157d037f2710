package org.xiucheng.compute.misroute;

import java.util.List;
import org.xiucheng.kernel.matter.Lead;

/// The way of one handled matter from the unit that it was first sent to.
///
/// @param changes what made other units answer after the first dispatch, in the order in which it happened
/// @param handler the unit that handled it
public record Course(String first, List<Change> changes, String handler) {
    /// One unit after another.
    public record Change(Lead.Cause cause, String from, String to) {}

    public Course {
        changes = List.copyOf(changes);
    }

    /// Whether it was first sent to the wrong unit. Where a unit ended, or stood back because it was complained
    /// about, whoever took over stands for it: that was nobody's mistake.
    public boolean astray() {
        var right = first;
        for (var change : changes) {
            if (!change.cause().corrects() && change.from().equals(right)) {
                right = change.to();
            }
        }
        return !right.equals(handler);
    }
}
