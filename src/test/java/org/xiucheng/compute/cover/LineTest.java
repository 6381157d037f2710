package org.xiucheng.compute.cover;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.xiucheng.kernel.Bilingual;
import org.xiucheng.kernel.place.Point;
import org.xiucheng.kernel.place.Segment;
import org.xiucheng.kernel.time.Validity;
import org.xiucheng.sense.patrol.TrackPoint;

class LineTest {
    private static final Instant NOON = Instant.parse("2026-06-01T04:00:00Z");
    private static final double LAT = 31;
    private static final double EAST = 1000 / Point.metresPerDegreeOfLongitude(LAT);
    private static final Line ROAD = new Line(List.of(new Segment(
            "s",
            "r",
            new Bilingual("一路", "First Road"),
            List.of(new Point(121, LAT), new Point(121 + EAST, LAT)),
            0,
            1000,
            Validity.since(Instant.EPOCH))));

    @Test
    void whoWalksAllOfItCoversAllOfIt() {
        var covered = ROAD.covered(walk(0, 1000, 50, Duration.ofSeconds(40)), 40);
        assertThat(covered.share()).isEqualTo(1);
        assertThat(covered.metres()).isCloseTo(1000, within(0.01));
    }

    @Test
    void aShareIsWhatWasPassedAndALittleMore() {
        var random = new Random(20_261_123);
        for (var i = 0; i < 50; i++) {
            var end = 100 + random.nextInt(800);
            var share =
                    ROAD.covered(walk(0, end, 50, Duration.ofSeconds(40)), 40).share();
            assertThat(share * 1000).isBetween(end - 50.0, end + 60.0);
        }
    }

    @Test
    void aGapInTheWalkCoversNothing() {
        var walk = List.of(point(0, NOON), point(1000, NOON.plusSeconds(600)));
        assertThat(ROAD.covered(walk, 40).share()).isCloseTo(0.08, within(0.021));
    }

    @Test
    void nobodyCoversARoadBesideIt() {
        var aside = walk(0, 1000, 50, Duration.ofSeconds(40)).stream()
                .map(at -> new TrackPoint(at.at(), new Point(at.point().lon(), LAT + 0.001)))
                .toList();
        assertThat(ROAD.covered(aside, 40).share()).isZero();
        assertThat(ROAD.metresFrom(aside.getFirst().point())).isCloseTo(110.9, within(0.2));
        assertThat(ROAD.covered(List.of(), 40).share()).isZero();
        assertThat(new Line(List.of()).covered(aside, 40).share()).isZero();
    }

    private static List<TrackPoint> walk(int from, int to, int step, Duration each) {
        return IntStream.rangeClosed(0, (to - from) / step)
                .mapToObj(i -> point(from + i * step, NOON.plus(each.multipliedBy(i))))
                .toList();
    }

    private static TrackPoint point(double metres, Instant at) {
        return new TrackPoint(at, new Point(121 + EAST * metres / 1000, LAT));
    }
}
