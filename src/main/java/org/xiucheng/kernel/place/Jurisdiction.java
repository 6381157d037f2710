package org.xiucheng.kernel.place;

import java.time.ZoneId;
import java.util.List;
import org.xiucheng.kernel.Bilingual;

/// The one government whose city this data folder holds.
///
/// `locales` are language tags, the first preferred; `packs` the names of the practices it works by; `root`
/// the area that is the whole of it; `demo` says that the city is invented, and every page must say so.
public record Jurisdiction(
        String id,
        ZoneId zone,
        Bilingual name,
        List<String> locales,
        Bounds bounds,
        boolean demo,
        List<String> packs,
        String root) {
    public Jurisdiction {
        locales = List.copyOf(locales);
        packs = List.copyOf(packs);
        if (!id.matches("[a-z0-9][a-z0-9.-]{0,63}") || locales.isEmpty()) {
            throw new IllegalArgumentException("a jurisdiction has a short id in lower case and a language");
        }
    }
}
