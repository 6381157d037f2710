package org.xiucheng.kernel.access;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.xiucheng.kernel.party.Parties;
import org.xiucheng.kernel.time.Validity;

/// When and for what something is asked: who stands where at that moment, the grant that is shown, the purpose
/// the fields that are asked for, and the powers that are lent to posts of the asker.
public record Context(
        Parties parties,
        Instant at,
        Optional<Grant> grant,
        Optional<String> purpose,
        Set<String> fields,
        List<Delegation> delegations) {
    public Context {
        fields = Set.copyOf(fields);
        delegations = List.copyOf(delegations);
    }

    /// Asked by somebody to whose posts nothing is lent.
    public Context(Parties parties, Instant at, Optional<Grant> grant, Optional<String> purpose, Set<String> fields) {
        this(parties, at, grant, purpose, fields, List.of());
    }

    /// The same, asked by somebody to whose posts these powers are lent.
    public Context lending(List<Delegation> lent) {
        return new Context(parties, at, grant, purpose, fields, lent);
    }

    /// Asked without a grant.
    public static Context at(Parties parties, Instant at) {
        return new Context(parties, at, Optional.empty(), Optional.empty(), Set.of());
    }

    /// Leave to read a contact: for one person, one matter, one purpose, some fields, a time, until revoked.
    public record Grant(
            UUID person,
            String matter,
            String purpose,
            Set<String> fields,
            Validity validity,
            boolean revoked,
            Set<UUID> approvedBy) {
        public Grant {
            fields = Set.copyOf(fields);
            approvedBy = Set.copyOf(approvedBy);
        }

        /// Whether somebody else approved it for this person and matter, and it lasts.
        boolean live(UUID reader, Optional<String> number, Instant at) {
            return person.equals(reader)
                    && number.filter(matter::equals).isPresent()
                    && !revoked
                    && validity.holdsAt(at)
                    && approvals() > 0;
        }

        /// How many others approved it.
        long approvals() {
            return approvedBy.stream().filter(by -> !by.equals(person)).count();
        }
    }
}
