package org.xiucheng.serve.road;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.xiucheng.kernel.Bilingual;
import org.xiucheng.serve.matter.Shown;
import org.xiucheng.serve.patrol.ReadGroups;

/// A road from end to end, as it is drawn as a strip. No person is named: posts are.
///
/// @param from metres at its beginning
/// @param jointMetres how near to a joint both chiefs are told
/// @param layers the five, in the order in which they are drawn
public record CorridorView(
        String id,
        Bilingual name,
        double from,
        double to,
        Instant at,
        Optional<Seat> chief,
        double jointMetres,
        List<Shown.Named> layers,
        List<Stretch> stretches,
        List<Joint> joints,
        List<ReadGroups.Group> groups) {
    /// Who sits where: a post, or a unit where no post is manned.
    public record Seat(String kind, Shown.Named seat, Shown.Named unit) {}

    /// A stretch with its chief.
    ///
    /// @param ground why it is they: `second-level`, `second-level-deputy`, `first-level`,
    /// `first-level-deputy`, `office` or `place`
    /// @param passed the posts that were asked first and are vacant
    /// @param line longitude and latitude
    /// @param layers in the order of the five
    public record Stretch(
            String id,
            Bilingual name,
            double from,
            double to,
            List<Shown.Named> areas,
            Seat chief,
            String ground,
            List<Shown.Named> passed,
            List<List<Double>> line,
            List<InLayer> layers) {}

    /// One layer of one stretch: who answers, what stands there, how much is open.
    public record InLayer(String layer, List<Answers> units, int things, Count open) {}

    public record Answers(Shown.Named unit, int kinds, Bilingual example) {}

    /// How many; `few` where there are some, but so few that the public is not told how many.
    public record Count(Optional<Long> exact, boolean few) {
        static Count of(long count, long fewest, boolean whole) {
            return whole || count == 0 || count >= fewest
                    ? new Count(Optional.of(count), false)
                    : new Count(Optional.empty(), true);
        }
    }

    public record Joint(double measure, List<Double> at, Seat before, Seat after) {}

    /// A road in a list.
    public record Listed(
            String id, Bilingual name, double metres, int stretches, int joints, Optional<Seat> chief, Count open) {}
}
