package org.xiucheng.compute.displacement;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.IntStream;

/// Looks for trouble that moves along a road: one ends at A, and soon after one of its kind begins at B, near
/// but not there, or the other way round.
///
/// Counted are such pairs between two spots, in the manner of Knox (1964), for the two spots that have most.
/// What chance would do is learned by exchanging the spots within a season, which keeps how busy each spot and
/// each day was: days that are busy together are no sign. Exchanging stops early where chance does as much
/// often enough (Besag and Clifford 1991). Of all roads and categories only as many are told as keep the share
/// of false alarms (Benjamini and Hochberg 1995). Pure: the same series tell the same, whatever their order.
public final class FindMoves {
    private final DisplacementLimits limits;

    public FindMoves(DisplacementLimits limits) {
        this.limits = limits;
    }

    /// What may have moved, surest first.
    public List<Move> find(List<Series> all) {
        var tested = all.stream()
                .filter(series -> series.spells().size() >= limits.fewest())
                .sorted(Comparator.comparing(Series::road).thenComparing(Series::category))
                .map(this::tested)
                .flatMap(Optional::stream)
                .sorted(Comparator.comparingDouble(Move::chance))
                .toList();
        var told = 0;
        for (var i = 0; i < tested.size(); i++) {
            if (tested.get(i).chance() <= limits.falseAlarms() * (i + 1) / tested.size()) {
                told = i + 1;
            }
        }
        return tested.subList(0, told);
    }

    /// The series with its chance; one in which nothing moved between two spots is no test at all.
    Optional<Move> tested(Series series) {
        var spells = series.spells().stream()
                .sorted(Comparator.comparing(Spell::begun).thenComparingDouble(Spell::measure))
                .toList();
        spells = spells.subList(Math.max(0, spells.size() - limits.longest()), spells.size());
        var close = close(spells);
        var ways = Ways.between(spells, limits);
        var spots = IntStream.range(0, spells.size()).toArray();
        var most = ways.most(close, spots);
        return most == 0 ? Optional.empty() : Optional.of(move(series, spells, close, ways));
    }

    private Move move(Series series, List<Spell> spells, List<int[]> close, Ways ways) {
        var spots = IntStream.range(0, spells.size()).toArray();
        var pairs = ways.most(close, spots);
        var seasons = seasons(spells);
        var random = new SplittableRandom(limits.seed()
                ^ series.road().hashCode() * 31L + series.category().hashCode());
        var sum = 0L;
        var asMany = 0;
        var shuffles = 0;
        while (shuffles < limits.shuffles() && asMany < limits.enough()) {
            shuffle(spots, seasons, random);
            var count = ways.most(close, spots);
            sum += count;
            asMany += count >= pairs ? 1 : 0;
            shuffles++;
        }
        var chance =
                asMany == limits.enough() ? (double) asMany / shuffles : (1.0 + asMany) / (1.0 + limits.shuffles());
        var way = ways.first(close, pairs);
        return new Move(
                series.road(),
                series.category(),
                pairs,
                (double) sum / shuffles,
                chance,
                mean(spells, way, 0),
                mean(spells, way, 1));
    }

    /// Pairs where the second began soon after the first was done: their numbers, two by two.
    private List<int[]> close(List<Spell> spells) {
        var close = new ArrayList<int[]>();
        for (var i = 0; i < spells.size(); i++) {
            var done = spells.get(i).done();
            for (var j = 0; done.isPresent() && j < spells.size(); j++) {
                var begun = spells.get(j).begun();
                if (begun.isAfter(done.get()) && !begun.isAfter(done.get().plus(limits.within()))) {
                    close.add(new int[] {i, j});
                }
            }
        }
        return close;
    }

    /// The numbers of the spells of each season.
    private List<int[]> seasons(List<Spell> spells) {
        var seasons = new TreeMap<Long, List<Integer>>();
        for (var i = 0; i < spells.size(); i++) {
            var season = Math.floorDiv(
                    spells.get(i).begun().getEpochSecond(), limits.season().toSeconds());
            seasons.computeIfAbsent(season, _ -> new ArrayList<>()).add(i);
        }
        return seasons.values().stream()
                .map(numbers -> numbers.stream().mapToInt(Integer::intValue).toArray())
                .toList();
    }

    private static void shuffle(int[] spots, List<int[]> seasons, SplittableRandom random) {
        for (var season : seasons) {
            for (var i = season.length - 1; i > 0; i--) {
                var j = random.nextInt(i + 1);
                var kept = spots[season[i]];
                spots[season[i]] = spots[season[j]];
                spots[season[j]] = kept;
            }
        }
    }

    /// The middle of one end of the pairs that went as the first of them did, not back.
    private static double mean(List<Spell> spells, List<int[]> pairs, int end) {
        var first = pairs.getFirst();
        var up = spells.get(first[0]).measure() < spells.get(first[1]).measure();
        return pairs.stream()
                .filter(pair ->
                        spells.get(pair[0]).measure() < spells.get(pair[1]).measure() == up)
                .mapToDouble(pair -> spells.get(pair[end]).measure())
                .average()
                .orElseThrow();
    }
}
