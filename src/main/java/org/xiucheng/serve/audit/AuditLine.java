package org.xiucheng.serve.audit;

import java.time.Instant;
import java.util.Optional;
import org.xiucheng.serve.matter.Shown;

/// One line of the audit as its readers see it.
///
/// @param who the kind of the one who did it: `staff`, `reporter`, `system`, `clock`, `anyone`
/// @param name the name of a member of staff or the key of a system; reporters are never named
public record AuditLine(
        Instant at,
        String who,
        Optional<String> name,
        Optional<Shown.Named> unit,
        Optional<Shown.Named> post,
        Optional<String> from,
        String action,
        String kind,
        String what,
        Optional<String> why,
        String result) {}
