package org.xiucheng.decide.score;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;

/// One period in which all roads that have a chief are scored.
///
/// @param to the first day that is no longer in it
/// @param seed by which the spots were drawn, in hexadecimal letters; told to nobody before the round closes
/// @param scoredAt when the bands were made
public record Round(
        UUID id, String code, LocalDate from, LocalDate to, Instant closesAt, String seed, Optional<Instant> scoredAt) {
    /// A spot at which somebody looks, by its turn on the road.
    ///
    /// @param measure metres from the beginning of the road
    public record Spot(String road, int nth, String segment, double measure, double lon, double lat) {}
}
