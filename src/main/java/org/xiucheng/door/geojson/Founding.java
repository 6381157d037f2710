package org.xiucheng.door.geojson;

import java.time.ZoneId;
import java.util.List;
import org.xiucheng.kernel.Bilingual;
import org.xiucheng.kernel.place.Bounds;
import org.xiucheng.kernel.place.Jurisdiction;

/// What must be said of a city that is not in the database yet: who it is, when its clocks strike, by which
/// packs it works.
public record Founding(String id, ZoneId zone, Bilingual name, List<String> locales, List<String> packs, boolean demo) {
    public Founding {
        locales = List.copyOf(locales);
        packs = List.copyOf(packs);
    }

    Jurisdiction jurisdiction(Bounds bounds, String root) {
        return new Jurisdiction(id, zone, name, locales, bounds, demo, packs, root);
    }
}
