package org.xiucheng.kernel.party;

import java.util.UUID;

/// One end of a relation: what kind of thing, and which; for example `area 310106001` or `post street-desk-1`.
public record Party(String kind, String id) {
    public static Party area(String code) {
        return new Party("area", code);
    }

    public static Party unit(String code) {
        return new Party("unit", code);
    }

    public static Party post(String code) {
        return new Party("post", code);
    }

    public static Party person(UUID id) {
        return new Party("person", id.toString());
    }

    public static Party road(String id) {
        return new Party("road", id);
    }

    /// A stretch of a road.
    public static Party segment(String id) {
        return new Party("segment", id);
    }
}
