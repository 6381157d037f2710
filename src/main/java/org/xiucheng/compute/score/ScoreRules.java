package org.xiucheng.compute.score;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.xiucheng.kernel.Bilingual;

/// How the practice of a region scores its roads (考评): as bands on a few aims, from spots that were drawn by
/// lot.
///
/// Roads are scored, never persons, and nothing is counted but what was seen at the spots: neither matters nor
/// findings come into it, so that nobody gains by finding more or less.
///
/// @param months that a period has; periods begin with the year
/// @param spots that are drawn on each road
/// @param fewest spots seen below which nothing is said of an aim
/// @param lookDays before the end of a period in which the spots are looked at
/// @param contestDays in which a score may be contested before it is published
/// @param bands best first; the last begins at 0
public record ScoreRules(
        int months, int spots, int fewest, int lookDays, int contestDays, List<Aim> aims, List<Band> bands) {
    /// No pack scores roads.
    public static final ScoreRules NONE = new ScoreRules(1, 1, 1, 1, 1, List.of(), List.of());

    private static final int MOST_SPOTS = 50;
    private static final int MOST_AIMS = 12;
    private static final int WHOLE = 100;

    public ScoreRules {
        aims = List.copyOf(aims);
        bands = List.copyOf(bands);
        require(months > 0 && 12 % months == 0, "a year is whole periods of 1, 2, 3, 4, 6 or 12 months");
        require(spots > 0 && spots <= MOST_SPOTS, "a road has 1 to " + MOST_SPOTS + " spots");
        require(fewest > 0 && fewest <= spots, "the fewest spots are 1 to all of them");
        require(lookDays > 0 && lookDays <= 28 * months, "the days to look lie within the period");
        require(contestDays > 0 && contestDays <= 60, "a score may be contested for 1 to 60 days");
        require(aims.size() <= MOST_AIMS, "there are at most " + MOST_AIMS + " aims");
        require(aims.stream().map(Aim::key).distinct().count() == aims.size(), "two aims have one key");
        require(bands.stream().map(Band::key).distinct().count() == bands.size(), "two bands have one key");
        require(aims.isEmpty() == bands.isEmpty(), "aims and bands come together");
        for (var i = 1; i < bands.size(); i++) {
            require(bands.get(i).from() < bands.get(i - 1).from(), "bands stand best first");
        }
        require(bands.isEmpty() || bands.getLast().from() == 0, "the last band begins at 0");
    }

    /// What is looked at, such as whether the road is clean.
    public record Aim(String key, Bilingual name) {}

    /// A range of results under a name.
    ///
    /// @param from percent of the spots in order from which on it is given
    public record Band(String key, Bilingual name, int from) {
        /// The key of what cannot be said, which no band may have.
        public static final String UNSAID = "unsaid";

        public Band {
            require(from >= 0 && from < WHOLE, "a band begins at 0 to 99 percent");
            require(!key.equals(UNSAID), UNSAID + " is no band");
        }
    }

    /// A band with where it ends, in percent.
    public record Range(Band band, int to) {}

    /// The days of one period.
    ///
    /// @param to the first day that is no longer in it
    public record Period(LocalDate from, LocalDate to) {}

    /// The period in which a day lies.
    public Period period(LocalDate day) {
        var first = day.withDayOfMonth(1).minusMonths((day.getMonthValue() - 1) % months);
        return new Period(first, first.plusMonths(months));
    }

    /// Whether its spots are looked at on that day.
    public boolean looks(Period period, LocalDate day) {
        return !aims.isEmpty() && !day.isBefore(period.to().minusDays(lookDays)) && day.isBefore(period.to());
    }

    /// The band of so many spots in order of so many seen; empty where too few were seen.
    public Optional<Range> band(int good, int seen) {
        if (seen < fewest || bands.isEmpty()) {
            return Optional.empty();
        }
        var to = WHOLE;
        for (var band : bands) {
            if (WHOLE * good >= band.from() * seen) {
                return Optional.of(new Range(band, to));
            }
            to = band.from();
        }
        throw new IllegalStateException("the last band begins at 0");
    }

    public Optional<Aim> aim(String key) {
        return aims.stream().filter(aim -> aim.key().equals(key)).findFirst();
    }

    private static void require(boolean holds, String sentence) {
        if (!holds) {
            throw new IllegalArgumentException(sentence);
        }
    }
}
