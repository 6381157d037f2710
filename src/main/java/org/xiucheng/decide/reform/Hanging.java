package org.xiucheng.decide.reform;

import java.time.Instant;
import java.util.List;

/// A sort of thing that may hang on a unit or post. Each sort that the city keeps says so here, and a reform
/// asks them all: what nobody asks for would be forgotten.
public interface Hanging {
    /// What hangs on it now, and where each goes by that plan.
    List<Hung> on(Plan plan, Instant at);

    /// Passes on what goes over in steps, so many at most; how many that were.
    int pass(Reform reform, Instant at, int most);

    /// Ends what ends with the unit or post itself, in the transaction in which it ends.
    default void close(Reform reform, Instant at) {}
}
