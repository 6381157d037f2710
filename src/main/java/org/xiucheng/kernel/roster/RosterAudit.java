package org.xiucheng.kernel.roster;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;

/// Where a roster leaves a unit without anybody, has several at once, or plans somebody who is not there: every
/// such stretch of a period, exactly.
///
/// It cuts the period at every instant at which something changes and looks once into each piece.
public final class RosterAudit {
    private RosterAudit() {}

    /// One stretch in which something is wrong, or at least to be known.
    public sealed interface Finding {
        Span time();

        /// Somebody should be on duty, and nobody is planned.
        record Gap(Span time) implements Finding {}

        /// Several are on duty at once; some units wish it so.
        record Overlap(Span time, List<String> posts) implements Finding {}

        /// A post is planned that nobody holds, or whose holder is away.
        record Unheld(Span time, String post) implements Finding {}
    }

    /// All findings of one unit in a period, in the order of time.
    public static List<Finding> of(String unit, Span period, Manning manning) {
        var turns = manning.roster().turns(unit, period, manning.calendar());
        var demanded = demanded(unit, period, manning);
        var cuts = cuts(period, manning);
        turns.forEach(turn -> cut(cuts, turn.time(), period));
        demanded.forEach(span -> cut(cuts, span, period));
        var sweep = new Sweep(turns, demanded, manning, new HashMap<>());
        var findings = new ArrayList<Finding>();
        var posts = turns.stream().map(Turn::post).distinct().sorted().toList();
        findings.addAll(
                stretches(cuts, at -> sweep.gap(at) ? Optional.of(List.<String>of()) : Optional.empty()).stream()
                        .map(stretch -> new Finding.Gap(stretch.time))
                        .toList());
        findings.addAll(stretches(cuts, at -> Optional.of(sweep.on(at)).filter(on -> on.size() > 1)).stream()
                .map(stretch -> new Finding.Overlap(stretch.time, stretch.value))
                .toList());
        posts.forEach(post -> findings.addAll(
                stretches(cuts, at -> sweep.unheld(post, at) ? Optional.of(post) : Optional.empty()).stream()
                        .map(stretch -> new Finding.Unheld(stretch.time, stretch.value))
                        .toList()));
        findings.sort((one, other) -> one.time().from().compareTo(other.time().from()));
        return findings;
    }

    /// How many seconds of the period nobody anywhere answers for the unit: not on shift, not as a deputy, not
    /// above. It should be none.
    public static long secondsWithNobody(String unit, Span period, Manning manning) {
        var cuts = cuts(period, manning);
        manning.roster()
                .units()
                .forEach(rostered -> manning.roster()
                        .turns(rostered, period, manning.calendar())
                        .forEach(turn -> cut(cuts, turn.time(), period)));
        return stretches(cuts, at -> OnDuty.at(unit, at, manning).somebody() ? Optional.empty() : Optional.of(unit))
                .stream()
                .mapToLong(stretch ->
                        Duration.between(stretch.time.from(), stretch.time.to()).toSeconds())
                .sum();
    }

    private record Stretch<T>(Span time, T value) {}

    /// @param known the posts at each cut, so that no piece is looked into once for every post
    private record Sweep(List<Turn> turns, List<Span> demanded, Manning manning, Map<Instant, List<String>> known) {
        List<String> on(Instant at) {
            return known.computeIfAbsent(
                    at,
                    _ -> turns.stream()
                            .filter(turn -> turn.time().holds(at))
                            .map(Turn::post)
                            .sorted()
                            .toList());
        }

        boolean gap(Instant at) {
            return demanded.stream().anyMatch(span -> span.holds(at)) && on(at).isEmpty();
        }

        boolean unheld(String post, Instant at) {
            return on(at).contains(post) && manning.present(post, at).isEmpty();
        }
    }

    private static List<Span> demanded(String unit, Span period, Manning manning) {
        var hours = manning.roster().demanded(unit);
        var calendar = manning.calendar();
        var last = calendar.dayOf(period.to());
        var spans = new ArrayList<Span>();
        for (var day = calendar.dayOf(period.from()).minusDays(1); !day.isAfter(last); day = day.plusDays(1)) {
            if (hours.on(day, calendar)) {
                spans.add(hours.span(day, calendar.zone()));
            }
        }
        return spans;
    }

    /// The ends of the period, and every instant in it at which somebody takes or leaves a post, goes or
    /// comes back, or a unit begins or ends.
    private static TreeSet<Instant> cuts(Span period, Manning manning) {
        var cuts = new TreeSet<Instant>(List.of(period.from(), period.to()));
        cuts.addAll(manning.parties().changesBetween(period.from(), period.to()));
        manning.roster().absences().forEach(absence -> cut(cuts, absence.time(), period));
        return cuts;
    }

    private static void cut(TreeSet<Instant> cuts, Span span, Span period) {
        for (var end : List.of(span.from(), span.to())) {
            if (period.holds(end)) {
                cuts.add(end);
            }
        }
    }

    /// The longest stretches of pieces that have the same value.
    private static <T> List<Stretch<T>> stretches(TreeSet<Instant> cuts, Function<Instant, Optional<T>> valued) {
        var stretches = new ArrayList<Stretch<T>>();
        for (var from = cuts.first(); !from.equals(cuts.last()); ) {
            var value = valued.apply(from);
            var to = following(cuts, from);
            while (!to.equals(cuts.last()) && valued.apply(to).equals(value)) {
                to = following(cuts, to);
            }
            if (value.isPresent()) {
                stretches.add(new Stretch<>(new Span(from, to), value.get()));
            }
            from = to;
        }
        return stretches;
    }

    private static Instant following(TreeSet<Instant> cuts, Instant cut) {
        var next = cuts.higher(cut);
        return next == null ? cuts.last() : next;
    }
}
