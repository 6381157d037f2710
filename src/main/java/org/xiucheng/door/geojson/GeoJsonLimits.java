package org.xiucheng.door.geojson;

/// How much of a file is read: bytes (unpacked), features, corners in all, nested brackets, characters of a
/// text.
public record GeoJsonLimits(long bytes, int features, int corners, int depth, int text) {
    public GeoJsonLimits {
        if (bytes < 1 || features < 1 || corners < 1 || depth < 8 || text < 1) {
            throw new IllegalArgumentException("limits are positive, and a feature needs a depth of 8");
        }
    }

    /// A province's micro-grids, or a large city's things.
    public static GeoJsonLimits usual() {
        return new GeoJsonLimits(1L << 30, 1_000_000, 10_000_000, 16, 200);
    }
}
