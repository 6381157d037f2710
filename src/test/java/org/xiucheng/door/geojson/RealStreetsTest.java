package org.xiucheng.door.geojson;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.xiucheng.compute.partition.CheckPartition;
import org.xiucheng.compute.partition.PartitionFlaw;
import org.xiucheng.compute.partition.PartitionSettings;
import org.xiucheng.kernel.Bilingual;
import org.xiucheng.kernel.place.Area;
import org.xiucheng.kernel.place.AreaLevel;
import org.xiucheng.kernel.place.Shape;
import org.xiucheng.kernel.time.Validity;
import org.xiucheng.testkit.RealData;

class RealStreetsTest {
    private static final String FILE = "geography/shanghai_streets_osm/shanghai_subdistricts.wgs84.geojson.gz";

    @Test
    void checksTheStreetsOfShanghaiAndSaysWhatItFinds() throws IOException {
        var drafts = new PlaceDrafts(
                new FieldNames(
                        "osm_relation", "name", "name_en", "level", "parent", Optional.of("street"), Optional.of("31")),
                Validity.ALWAYS,
                List.of());
        new GeoJsonReader(GeoJsonLimits.usual(), drafts::add).read(RealData.file(FILE));
        var areas = new ArrayList<>(
                drafts.areas().stream().map(RealStreetsTest::below).toList());
        assertThat(areas).hasSize(120);
        areas.add(new Area(
                "31",
                new AreaLevel(0, "city", Bilingual.same("上海市")),
                Bilingual.same("上海市"),
                Optional.empty(),
                Shape.NONE,
                Validity.ALWAYS));
        var report = new CheckPartition(PartitionSettings.usual()).check(areas);
        System.out.println("Shanghai streets: " + report.counts());
        report.flaws().stream().limit(20).forEach(flaw -> System.out.println("  " + flaw));
        assertThat(report.flaws()).noneMatch(flaw -> flaw instanceof PartitionFlaw.BadRing);
        assertThat(report.flaws()).noneMatch(flaw -> flaw instanceof PartitionFlaw.Duplicate);
    }

    private static Area below(Area street) {
        return new Area(
                street.code(),
                new AreaLevel(1, "street", street.level().name()),
                street.name(),
                street.parent(),
                street.shape(),
                street.validity());
    }
}
