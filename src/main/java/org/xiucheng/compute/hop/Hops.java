package org.xiucheng.compute.hop;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The way of one matter through hands: a hop each time another post acts, and for each act how long the matter
/// had waited in the state that the act leaves.
///
/// @param hops how often another post took it up; the first counts
/// @param work minutes until the last act of a post: what the reporter or the clock does afterwards is no work
/// @param waits minutes in each state that was left, in the order in which it was
/// @param lent whether one of the acts was done under a delegation
public record Hops(int hops, double work, List<Wait> waits, boolean lent) {
    private static final double MINUTE = 60_000;

    public Hops {
        waits = List.copyOf(waits);
    }

    /// How long it stood in a state before somebody did something, in minutes by the wall clock.
    public record Wait(String state, double minutes) {}

    /// One act as far as hops ask.
    ///
    /// @param from the state that it leaves
    /// @param post the post that acted; nobody's where the reporter or the clock did
    /// @param lent whether it was done under a delegation
    public record Done(String from, Optional<String> post, Instant at, boolean lent) {}

    /// The hops of a matter that was opened then, and what was done to it, oldest first.
    public static Hops of(Instant opened, List<Done> acts) {
        var waits = new ArrayList<Wait>();
        var last = Optional.<String>empty();
        var before = opened;
        var hops = 0;
        var work = 0.0;
        var lent = false;
        for (var act : acts) {
            waits.add(new Wait(act.from(), minutes(before, act.at())));
            if (act.post().isPresent()) {
                hops += act.post().equals(last) ? 0 : 1;
                last = act.post();
                work = minutes(opened, act.at());
            }
            lent |= act.lent();
            before = act.at();
        }
        return new Hops(hops, work, waits, lent);
    }

    private static double minutes(Instant from, Instant to) {
        return Duration.between(from, to).toMillis() / MINUTE;
    }
}
