package org.xiucheng.serve.undertaking;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.xiucheng.kernel.Bilingual;
import org.xiucheng.serve.matter.Shown;

/// What somebody wants the city to become, for whom and at whose cost, and where it stands. All of it is
/// public.
public record UndertakingView(
        String number,
        Bilingual name,
        Bilingual goal,
        Bilingual forWhom,
        Bilingual atWhoseCost,
        String state,
        Bilingual stateName,
        Shown.Leads lead,
        List<String> areas,
        Instant startedAt,
        LocalDate reviewOn,
        long matterCount) {}
