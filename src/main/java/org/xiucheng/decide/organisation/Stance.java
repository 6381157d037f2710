package org.xiucheng.decide.organisation;

import java.time.Instant;
import java.util.Optional;
import org.xiucheng.kernel.party.Party;

/// One sentence that the security administrator says of who stands where: `object#name@subject`, with its time.
///
/// @param from now, when absent; never before now, for who stood where on a day of the past stays as it was
/// @param to for good, when absent
public record Stance(Party object, String name, Party subject, Optional<Instant> from, Optional<Instant> to) {
    /// As it is written into the audit, such as `area:310106001#intake@unit:street-desk`.
    String code() {
        return "%s:%s#%s@%s:%s".formatted(object.kind(), object.id(), name, subject.kind(), subject.id());
    }
}
