package org.xiucheng.kernel.roster;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// The end of a turn of duty, at which what is open passes from whoever leaves to whoever comes (交接班).
///
/// @param next the turn that takes over: one that runs when this one ends, else the next that begins within
/// three
///     days; nobody where none does
public record HandOver(Turn turn, Optional<Turn> next) {
    private static final Duration AHEAD = Duration.ofDays(3);

    /// Those of a unit after the first and until the last instant of the span, in the order of time. A turn
    /// after
    /// which the same post or person goes on hands nothing over.
    public static List<HandOver> of(String unit, Span span, Manning manning) {
        return manning.roster().turns(unit, span, manning.calendar()).stream()
                .filter(turn -> turn.time().to().isAfter(span.from())
                        && !turn.time().to().isAfter(span.to()))
                .flatMap(turn -> of(turn, manning).stream())
                .sorted(Comparator.comparing((HandOver one) -> one.turn().time().to()))
                .toList();
    }

    /// The one at the end of that turn, if it hands anything over.
    public static Optional<HandOver> of(Turn turn, Manning manning) {
        var end = turn.time().to();
        var following = manning.roster().turns(turn.unit(), new Span(end, end.plus(AHEAD)), manning.calendar()).stream()
                .filter(other -> other.time().holds(end) || !other.time().from().isBefore(end))
                .toList();
        var on = following.stream().filter(other -> other.time().holds(end)).toList();
        var coming = on.isEmpty() ? first(following) : on;
        return coming.stream().anyMatch(other -> goesOn(turn, other, manning))
                ? Optional.empty()
                : Optional.of(new HandOver(turn, coming.stream().findFirst()));
    }

    private static List<Turn> first(List<Turn> turns) {
        return turns.stream()
                .filter(turn ->
                        turn.time().from().equals(turns.getFirst().time().from()))
                .toList();
    }

    /// From when on the next can take over.
    public Instant from() {
        var end = turn.time().to();
        return next.map(coming -> coming.time().from()).filter(end::isBefore).orElse(end);
    }

    private static boolean goesOn(Turn turn, Turn other, Manning manning) {
        var holder = manning.parties().holder(turn.post(), turn.time().to());
        return turn.post().equals(other.post())
                || (holder.isPresent()
                        && holder.equals(manning.parties()
                                .holder(other.post(), turn.time().to())));
    }
}
