package org.xiucheng.kernel.access;

import java.util.Optional;

/// Whether somebody may do something to something, and why.
public sealed interface Decision {
    /// Yes: through this tie, and for an officer through that post.
    record Allowed(Tie via, Optional<Subject.Holding> holding) implements Decision {}

    /// No, whatever else speaks for it.
    record Forbidden(Forbid by) implements Decision {}

    /// No, for nothing speaks for it.
    record NoPermit() implements Decision {}

    default boolean allowed() {
        return this instanceof Allowed;
    }
}
