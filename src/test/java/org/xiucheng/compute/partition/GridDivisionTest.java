package org.xiucheng.compute.partition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.xiucheng.kernel.Bilingual;
import org.xiucheng.kernel.Problem;
import org.xiucheng.kernel.place.Bounds;
import org.xiucheng.kernel.time.Validity;

class GridDivisionTest {
    private static final Bilingual NAME = new Bilingual("洛杉矶", "Los Angeles");

    @Test
    void makesATruePartitionDownToTheMicroGrid() {
        var frame = new Bounds(-118.668, 33.7036, -118.1553, 34.3373);
        var areas = new GridDivision("la", NAME, frame, 4, Validity.ALWAYS).areas();
        var report = new CheckPartition(PartitionSettings.usual()).check(areas);
        assertThat(report.flaws()).isEmpty();
        assertThat(report.exact()).isEqualTo(report.groups()).isEqualTo(1 + 16 + 256);
        assertThat(areas.stream()
                        .collect(Collectors.groupingBy(area -> area.level().key(), Collectors.counting())))
                .containsEntry("city", 1L)
                .containsEntry("district", 16L)
                .containsEntry("grid", 256L)
                .containsEntry("micro-grid", 4_096L);
        assertThat(areas.getFirst().shape().bounds()).contains(frame);
    }

    @Test
    void numbersFromWestToEastAndFromNorthToSouth() {
        var areas = new GridDivision("x", NAME, new Bounds(0, 0, 8, 8), 2, Validity.ALWAYS).areas();
        var corners = areas.stream()
                .filter(area -> area.level().depth() == 1)
                .map(area -> area.code() + " "
                        + area.shape().bounds().orElseThrow().west() + " "
                        + area.shape().bounds().orElseThrow().south())
                .toList();
        assertThat(corners).containsExactly("x-01 0.0 4.0", "x-02 4.0 4.0", "x-03 0.0 0.0", "x-04 4.0 0.0");
    }

    @Test
    void refusesAFrameWithoutGround() {
        assertThatThrownBy(() -> new GridDivision("x", NAME, new Bounds(1, 1, 1, 2), 4, Validity.ALWAYS))
                .isInstanceOf(Problem.class);
    }
}
