package org.xiucheng.sense.patrol;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.xiucheng.kernel.Bilingual;

/// What the packs of a jurisdiction say about patrols: the duties, how a walk is written down, the fixed groups
/// that stand by every road, and what is done on a round besides.
public record PatrolRules(List<PatrolDuty> duties, TrackRules track, List<Group> groups, List<Errand> errands) {
    /// No pack says anything: nobody has to walk.
    public static final PatrolRules NONE = new PatrolRules(List.of(), TrackRules.USUAL, List.of(), List.of());

    public PatrolRules {
        duties = List.copyOf(duties);
        groups = List.copyOf(groups);
        errands = List.copyOf(errands);
    }

    /// A unit that stands by each road for one sort of work (管理、执法、作业、固守): the relation `road#key@unit`.
    public record Group(String key, Bilingual name) {}

    /// How the line of a walk is kept.
    ///
    /// @param keepDays after the end of the walk its points are gone
    /// @param nearMetres farther from the ground than this nothing is kept: a detour is nobody's business
    /// @param secondsBetween two points lie at least so far apart in time
    /// @param points of one walk
    /// @param batch points handed over at once
    /// @param longest after so long a walk that was not ended has ended
    public record TrackRules(
            int keepDays, int nearMetres, int secondsBetween, int points, int batch, Duration longest) {
        static final TrackRules USUAL = new TrackRules(7, 40, 5, 2_000, 200, Duration.ofHours(4));

        public TrackRules {
            if (keepDays < 1 || keepDays > 31) {
                throw new IllegalArgumentException("the points of a walk are kept for 1 to 31 days");
            }
            if (nearMetres < 5 || nearMetres > 200) {
                throw new IllegalArgumentException("near is 5 to 200 metres");
            }
        }

        /// The usual bounds with a city's own days and metres.
        public static TrackRules of(int keepDays, int nearMetres) {
            return new TrackRules(keepDays, nearMetres, USUAL.secondsBetween, USUAL.points, USUAL.batch, USUAL.longest);
        }

        /// The narrower of the two.
        TrackRules and(TrackRules other) {
            return of(Math.min(keepDays, other.keepDays), Math.min(nearMetres, other.nearMetres));
        }
    }

    /// These and those of another pack; of two ways to keep a walk the more sparing one.
    public PatrolRules and(PatrolRules other) {
        return new PatrolRules(
                Stream.concat(duties.stream(), other.duties.stream()).toList(),
                track.and(other.track),
                Stream.concat(groups.stream(), other.groups.stream()).distinct().toList(),
                Stream.concat(errands.stream(), other.errands.stream()).toList());
    }

    public Optional<PatrolDuty> duty(String key) {
        return duties.stream().filter(duty -> duty.key().equals(key)).findFirst();
    }

    public Optional<Errand> errand(String key) {
        return errands.stream().filter(errand -> errand.key().equals(key)).findFirst();
    }

    public List<PatrolDuty> duties(PatrolDuty.On on) {
        return duties.stream().filter(duty -> duty.on() == on).toList();
    }
}
