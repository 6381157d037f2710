package org.xiucheng.serve.matter;

import java.time.Instant;
import java.util.Optional;
import org.xiucheng.kernel.Bilingual;

/// One matter in one line. For the public times are cut to the hour and places end at the grid.
public record MatterSummary(
        String number,
        Optional<Shown.OfCategory> category,
        String state,
        Bilingual stateName,
        int stage,
        boolean open,
        Shown.Leads lead,
        Shown.Place place,
        Instant openedAt,
        Optional<Shown.Due> due,
        long reports,
        Optional<Shown.OfUndertaking> undertaking) {}
