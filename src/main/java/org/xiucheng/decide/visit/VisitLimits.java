package org.xiucheng.decide.visit;

/// Every limit around visits and consents, on one screen; lengths in Unicode code points.
///
/// @param contact of each line of what a consent holds
/// @param finding of what was found at a service point
/// @param consents that hold in one area at a time
/// @param visits of one person in a day
/// @param points listed of one round
/// @param scanned things looked at in one area for service points
/// @param lastDays in which own visits are still shown
public record VisitLimits(int contact, int finding, int consents, int visits, int points, int scanned, int lastDays) {
    /// What holds unless a city says otherwise.
    public static final VisitLimits USUAL = new VisitLimits(200, 2_000, 200, 100, 100, 5_000, 14);
}
