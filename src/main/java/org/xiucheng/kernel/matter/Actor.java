package org.xiucheng.kernel.matter;

import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.xiucheng.kernel.access.Permission;

/// Whoever does an act: an officer in a post, the reporter of the matter, or the clock.
public sealed interface Actor {
    /// An officer acting from a post. That the matter lies within the post's reach is decided before
    /// (kernel.access).
    record Officer(UUID person, String post, String unit, Set<Permission> permissions) implements Actor {
        public Officer {
            permissions = Set.copyOf(permissions);
        }
    }

    /// Whoever made one of the matter's reports and holds its token.
    record Reporter(UUID report) implements Actor {}

    /// A term of the state has run out; `due` is the instant at which its deadline row says so.
    record Clock(Instant due) implements Actor {}
}
