package org.xiucheng.kernel.matter;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.xiucheng.kernel.access.Permission;

/// Whoever does an act: an officer in a post, the reporter of the matter, or the clock.
public sealed interface Actor {
    /// An officer acting from a post. That the matter lies within the post's reach is decided before
    /// (kernel.access).
    ///
    /// @param delegation the delegation under which it is done; empty where the post's own power does
    record Officer(UUID person, String post, String unit, Set<Permission> permissions, Optional<String> delegation)
            implements Actor {
        public Officer {
            permissions = Set.copyOf(permissions);
        }

        /// Acting by the post's own power.
        public Officer(UUID person, String post, String unit, Set<Permission> permissions) {
            this(person, post, unit, permissions, Optional.empty());
        }
    }

    /// Whoever made one of the matter's reports and holds its token.
    record Reporter(UUID report) implements Actor {}

    /// A term of the state has run out; `due` is the instant at which its deadline row says so.
    record Clock(Instant due) implements Actor {}
}
