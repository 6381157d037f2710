package org.xiucheng.decide.call;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/// A call to whoever is on duty in a unit: for a matter with an urgent limit, for a watch that nobody took
/// over,
/// or because somebody asks.
///
/// @param post the post that the rule of the matter names
/// @param handOver the hand-over that nobody acknowledged in time
/// @param about the unit that the matter complains about, which is never called for it
/// @param by who calls, with what they say; the clock when absent
/// @param minutes within how many each one called is to answer
/// @param level how many were called so far
public record Call(
        String code,
        String unit,
        Optional<String> post,
        Optional<OfMatter> matter,
        Optional<String> handOver,
        Optional<String> about,
        Optional<Caller> by,
        Instant at,
        int minutes,
        int level) {
    /// The matter for which is called, as it stood.
    public record OfMatter(UUID id, String number, int revision) {}

    /// A member of staff who calls.
    public record Caller(UUID person, String reason) {}
}
