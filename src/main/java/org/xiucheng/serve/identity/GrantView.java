package org.xiucheng.serve.identity;

import java.time.Instant;
import java.util.Optional;
import org.xiucheng.serve.matter.Shown;

/// A grant as those whom it concerns see it.
///
/// @param standing `asked`, `live`, `over` or `revoked`
/// @param mine whether the reader asked for it
public record GrantView(
        String code,
        String number,
        Shown.Named unit,
        Shown.Named post,
        Shown.Named purpose,
        String reason,
        int hours,
        Instant askedAt,
        int approvals,
        int needed,
        String standing,
        Optional<Instant> until,
        boolean mine) {}
