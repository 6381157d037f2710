package org.xiucheng.kernel.roster;

import java.time.LocalDate;

/// A shift on one day: which post is on duty then, and which one the pattern had planned.
public record Turn(String shift, LocalDate day, String unit, String post, String planned, Span time) {
    /// Whether another post took it.
    public boolean covered() {
        return !post.equals(planned);
    }
}
