package org.xiucheng.kernel.access;

import java.util.Set;
import java.util.UUID;

/// Who asks: an officer with posts, a reporter with the token of a report, another system with a key, the
/// clock, a model, another city, or anyone.
public sealed interface Subject {
    /// A member of staff, with the posts held at this moment.
    record Officer(UUID person, String account, Set<Holding> holdings) implements Subject {
        public Officer {
            holdings = Set.copyOf(holdings);
        }

        public boolean may(Permission permission) {
            return holdings.stream().anyMatch(h -> h.permissions().contains(permission));
        }
    }

    /// One post that an officer holds: the unit it belongs to and what it permits.
    record Holding(String post, String unit, Set<Permission> permissions) {
        public Holding {
            permissions = Set.copyOf(permissions);
        }
    }

    /// Someone who showed the token of one report.
    record Reporter(UUID report) implements Subject {}

    /// Another system, known by its key; `scopes` say what it may do.
    record Client(String key, Set<String> scopes) implements Subject {
        /// May send reports.
        public static final String REPORT = "report";
        /// May read whole the reports it sent itself.
        public static final String READ_OWN = "read-own";

        public Client {
            scopes = Set.copyOf(scopes);
        }
    }

    /// A model that suggests; it holds no post and never will.
    record Model(String id) implements Subject {}

    /// Another city that this one works with.
    record Peer(String city) implements Subject {}

    /// The scan that acts when a term has run out.
    record Clock() implements Subject {}

    /// Anyone at all.
    record Anyone() implements Subject {}
}
