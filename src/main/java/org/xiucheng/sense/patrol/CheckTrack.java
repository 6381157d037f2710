package org.xiucheng.sense.patrol;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.xiucheng.kernel.Problem;

/// Refuses points that are no part of a walk, are more than it may have, or come faster than anybody walks;
/// changes nothing.
public final class CheckTrack {
    private static final Duration SKEW = Duration.ofMinutes(2);

    private CheckTrack() {}

    /// What is known of the walk that the points are added to.
    ///
    /// @param points that it has already
    /// @param last the moment of the latest of them
    public record Walk(Instant begun, Optional<Instant> last, int points, Instant now) {}

    /// Refuses the first point that is wrong.
    ///
    /// @throws Problem `track.empty`, `track.batch`, `track.full`, `track.outside`, `track.rate`
    public static void check(List<TrackPoint> points, Walk walk, PatrolRules.TrackRules rules) {
        if (points.isEmpty()) {
            throw Problem.invalid("track.empty", "Say at least one point.", "/points");
        }
        if (points.size() > rules.batch()) {
            throw Problem.invalid("track.batch", "Send at most " + rules.batch() + " points at once.", "/points");
        }
        if (walk.points() + points.size() > rules.points()) {
            throw Problem.conflict("track.full", "A walk has at most " + rules.points() + " points.");
        }
        var before = walk.last();
        for (var i = 0; i < points.size(); i++) {
            var at = points.get(i).at();
            var where = "/points/" + i;
            if (at.isBefore(walk.begun()) || at.isAfter(walk.now().plus(SKEW))) {
                throw Problem.invalid("track.outside", "A point lies between the beginning and now.", where);
            }
            if (before.filter(last -> at.isBefore(last.plusSeconds(rules.secondsBetween())))
                    .isPresent()) {
                throw Problem.invalid(
                        "track.rate",
                        "Points follow each other at least " + rules.secondsBetween() + " s apart.",
                        where);
            }
            before = Optional.of(at);
        }
    }
}
