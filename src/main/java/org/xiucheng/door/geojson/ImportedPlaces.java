package org.xiucheng.door.geojson;

import java.util.List;
import org.xiucheng.compute.partition.PartitionReport;

/// What an import found and did: how much of each kind, whether it was written, and the quality report in
/// words.
public record ImportedPlaces(
        int areas, int segments, int components, boolean written, long version, PartitionReport quality) {
    /// One line per flaw: kind, code, spot and size.
    public List<String> lines() {
        return quality.flaws().stream()
                .map(flaw -> "%s %s%s%s"
                        .formatted(
                                flaw.kind(),
                                flaw.code(),
                                flaw.place()
                                        .map(at -> " at %.6f, %.6f".formatted(at.lon(), at.lat()))
                                        .orElse(""),
                                flaw.squareMetres() > 0 ? ", %.0f m²".formatted(flaw.squareMetres()) : ""))
                .toList();
    }
}
