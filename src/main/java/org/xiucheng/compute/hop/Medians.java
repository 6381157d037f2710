package org.xiucheng.compute.hop;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// The middle of many matters: hops, minutes of work and minutes in each state.
///
/// @param matters how many
/// @param states median minutes by state, each over the times that it was left
public record Medians(long matters, double hops, double work, Map<String, Double> states) {
    public Medians {
        states = Map.copyOf(states);
    }

    /// The medians of these; nothing where there are fewer than `least`, or where a state was left less often.
    public static Optional<Medians> of(Collection<Hops> many, int least) {
        if (many.size() < Math.max(least, 1)) {
            return Optional.empty();
        }
        var waits = new TreeMap<String, List<Double>>();
        many.stream()
                .flatMap(one -> one.waits().stream())
                .forEach(wait -> waits.computeIfAbsent(wait.state(), _ -> new ArrayList<>())
                        .add(wait.minutes()));
        var states = new TreeMap<String, Double>();
        waits.forEach((state, minutes) -> {
            if (minutes.size() >= least) {
                states.put(state, median(minutes));
            }
        });
        return Optional.of(new Medians(
                many.size(),
                median(many.stream().map(one -> (double) one.hops()).toList()),
                median(many.stream().map(Hops::work).toList()),
                states));
    }

    /// The middle one, or the mean of the two in the middle.
    static double median(List<Double> values) {
        var sorted = values.stream().sorted().toList();
        var middle = sorted.size() / 2;
        return sorted.size() % 2 == 1 ? sorted.get(middle) : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
    }
}
