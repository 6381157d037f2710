package org.xiucheng.door.geojson;

import static org.xiucheng.testkit.FuzzTarget.holds;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.xiucheng.compute.partition.CheckPartition;
import org.xiucheng.compute.partition.PartitionSettings;
import org.xiucheng.kernel.time.Validity;
import org.xiucheng.testkit.FuzzTarget;

/// Files of places, from the first byte to the check of their borders.
public final class GeoJsonFuzz {
    private static final GeoJsonLimits LIMITS = new GeoJsonLimits(1 << 20, 200, 2_000, 16, 200);
    private static final Validity SINCE = Validity.since(Instant.parse("2026-01-01T00:00:00Z"));
    private static final CheckPartition PARTITION = new CheckPartition(PartitionSettings.usual());

    private GeoJsonFuzz() {}

    public static List<FuzzTarget> targets() {
        return List.of(new FuzzTarget("geojson", files(), GeoJsonFuzz::read));
    }

    private static void read(byte[] file) {
        var drafts = new PlaceDrafts(FieldNames.ours(), SINCE, List.of());
        new GeoJsonReader(LIMITS, drafts::add).read(new ByteArrayInputStream(file));
        drafts.segments()
                .forEach(segment -> holds(
                        Double.isFinite(segment.from()) && Double.isFinite(segment.to()), "a measure without end"));
        drafts.components().forEach(each -> holds(each.id().matches("[0-9]{16}"), "no number of a component"));
        PARTITION.check(drafts.areas());
    }

    private static List<byte[]> files() {
        var area = """
                {"type":"FeatureCollection","features":[
                {"type":"Feature","properties":{"kind":"area","code":"1","name":"城","level":"district"},
                "geometry":{"type":"Polygon","coordinates":[[[100,20],[100.04,20],[100.04,20.02],[100,20.02],[100,20]]]}},
                {"type":"Feature","properties":{"code":"11","name":"西","level":"street","parent":"1"},
                "geometry":{"type":"MultiPolygon","coordinates":[[[[100,20],[100.04,20],[100.04,20.02],[100,20]]]]}}]}
                """;
        var things = """
                {"type":"FeatureCollection","crs":{"type":"name","properties":{"name":"urn:ogc:def:crs:OGC:1.3:CRS84"}},"features":[
                {"type":"Feature","properties":{"kind":"segment","id":"s","road":"r","road_name":"路","from":"0","to":"9.5"},
                "geometry":{"type":"LineString","coordinates":[[100,20],[100.01,20,3.5]]}},
                {"type":"Feature","properties":{"kind":"component","id":"9999020101000001","system":"a","code":"1","owner":null},
                "geometry":{"type":"Point","coordinates":[100.01,20.005]}}]}
                """;
        return Stream.of(area, things)
                .map(text -> text.getBytes(StandardCharsets.UTF_8))
                .toList();
    }
}
