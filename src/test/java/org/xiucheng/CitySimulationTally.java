package org.xiucheng;

import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;

/// What happened in a simulated time, counted as it happened, so that the tables can be held against it.
final class CitySimulationTally {
    int sent;
    int repeated;
    int reports;
    int acts;
    int contests;
    /// Matters that an undertaking took up.
    int collected;
    int jumps;
    /// What the scans say that they did: levels told and matters that lapsed.
    int scanned;
    /// Watches planned and absences said.
    int rostered;
    /// The last moment that was looked at.
    Instant until = CitySimulation.START;

    private final Map<String, Integer> refused = new TreeMap<>();
    private int days;
    private long matters;

    void refused(String code) {
        refused.merge(code, 1, Integer::sum);
    }

    CitySimulationTally over(int lived, long stored) {
        days = lived;
        matters = stored;
        return this;
    }

    Map<String, Integer> refusals() {
        return refused;
    }

    int refusedInAll() {
        return refused.values().stream().mapToInt(Integer::intValue).sum();
    }

    @Override
    public String toString() {
        return ("%d days, %d reports sent (%d sent again), %d matters, %d acts, %d contests, %d collected, %d refused, %d told or"
                        + " lapsed, %d jumps of the clock; refused: %s")
                .formatted(
                        days,
                        sent,
                        repeated,
                        matters,
                        acts,
                        contests,
                        collected,
                        refusedInAll(),
                        scanned,
                        jumps,
                        refused);
    }
}
