package org.xiucheng.kernel.matter;

import java.util.Locale;

/// What a step does besides changing the state. The list is closed: whatever is not here, a procedure cannot
/// do.
public enum Effect {
    /// Starts the matter's own limit, unless it runs already.
    STARTS_LIMIT,
    /// The work is said to be done: the matter's own limit is met.
    MEETS_LIMIT,
    /// The work was not done after all: the limit runs on from where it always stood.
    UNMEETS_LIMIT,
    /// The clock of the state that is left goes on running: something is asked for, and the state is come back
    /// to.
    WAITS,
    /// All clocks that run stand still.
    PAUSES,
    /// What stood still runs again, with what was left.
    RESUMES,
    /// The matter's own limit and the clock of the state that is come back to end later, once, by what the
    /// procedure says.
    EXTENDS,
    /// Counts against the number of times a matter may be sent back.
    BOUNCES,
    /// Takes the category that the act names.
    CATEGORISES,
    /// The unit that answers is found anew by the rules of responsibility.
    RESOLVES_LEAD,
    /// The unit that the act names answers from now on.
    ASSIGNS_LEAD;

    public String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
