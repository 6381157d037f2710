package org.xiucheng.decide.road;

import java.math.BigDecimal;
import java.time.Duration;

/// Every limit around dossiers and joints, on one screen; lengths in Unicode code points.
///
/// @param shops in one dossier
/// @param measures in one plan
/// @param name of a shop, a door, a source, a title
/// @param text of a plan or a measure
/// @param proofs reports named for before, and for after, of one measure
/// @param yuan the most that one measure costs
/// @param looked matters looked at in one round
/// @param every rest between two rounds
/// @param back older matters are told to nobody
/// @param versions listed of one dossier
public record RoadLimits(
        int shops,
        int measures,
        int name,
        int text,
        int proofs,
        BigDecimal yuan,
        int looked,
        Duration every,
        Duration back,
        int versions) {
    /// What holds unless a city says otherwise.
    public static final RoadLimits USUAL = new RoadLimits(
            500,
            100,
            128,
            2_000,
            5,
            new BigDecimal("100000000000.00"),
            500,
            Duration.ofSeconds(5),
            Duration.ofDays(2),
            50);
}
