package org.xiucheng.compute.corridor;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.xiucheng.compute.corridor.LinearReference.Side;
import org.xiucheng.kernel.Bilingual;
import org.xiucheng.kernel.category.Layer;
import org.xiucheng.kernel.party.Chief;
import org.xiucheng.kernel.party.Party;
import org.xiucheng.kernel.place.Point;
import org.xiucheng.kernel.place.Road;
import org.xiucheng.kernel.place.Segment;
import org.xiucheng.kernel.time.Validity;

class ToldAtJointTest {
    private static final long SEED = 20261123;
    private static final double METRES = 30;
    private static final Road ROAD = new Road("r", Bilingual.same("r"), Validity.ALWAYS);

    @Test
    void tellsBothChiefsAtTheLineAndNobodyAway() {
        System.out.println("seed " + SEED);
        var random = new Random(SEED);
        var told = 0;
        for (var i = 0; i < 2_000; i++) {
            var chiefs = new ArrayList<String>();
            for (var j = 0; j < 2 + random.nextInt(6); j++) {
                chiefs.add("p" + random.nextInt(3));
            }
            var road = road(chiefs);
            var spot = new LinearReference(
                    "r", "", random.nextDouble() * 100 * chiefs.size(), Side.LEFT, random.nextInt(30));
            var found = ToldAtJoint.of(road, spot, Layer.PAVEMENT, METRES);
            var nearest = (int) Math.round(spot.measure() / 100);
            var joint = nearest > 0
                    && nearest < chiefs.size()
                    && !chiefs.get(nearest - 1).equals(chiefs.get(nearest));
            var near = Math.abs(spot.measure() - 100.0 * nearest) <= METRES;
            var seats = joint && near
                    ? List.of(Party.post(chiefs.get(nearest - 1)), Party.post(chiefs.get(nearest)))
                    : List.<Party>of();
            assertThat(found.map(ToldAtJoint::seats).orElse(List.of())).isEqualTo(seats);
            told += seats.size() / 2;
        }
        System.out.println(told + " told");
        assertThat(told).isGreaterThan(100);
    }

    @Test
    void whatHangsOverOneSideIsOneSides() {
        var road = road(List.of("p1", "p2"));
        var spot = new LinearReference("r", "", 99, Side.LEFT, 3);
        for (var layer : Layer.values()) {
            assertThat(ToldAtJoint.of(road, spot, layer, METRES).isPresent())
                    .isEqualTo(layer == Layer.PAVEMENT || layer == Layer.CARRIAGEWAY);
        }
    }

    @Test
    void oneChiefOfAllIsNoJoint() {
        assertThat(road(List.of("p1", "p1", "p1")).joints()).isEmpty();
        assertThat(road(List.of("p1", "p2", "p2", "p1")).joints())
                .extracting(Corridor.Joint::measure)
                .containsExactly(100.0, 300.0);
    }

    private static Corridor road(List<String> chiefs) {
        var stretches = new ArrayList<Corridor.Stretch>();
        for (var i = 0; i < chiefs.size(); i++) {
            var line = List.of(new Point(i / 1000.0, 0), new Point((i + 1) / 1000.0, 0));
            var segment =
                    new Segment("s" + i, "r", Bilingual.same("s"), line, 100.0 * i, 100.0 * (i + 1), Validity.ALWAYS);
            var seat = Party.post(chiefs.get(i));
            var chief = new Chief(seat, "u", Optional.empty(), Chief.Ground.SECOND_LEVEL, List.of());
            stretches.add(new Corridor.Stretch(segment, chief, List.of("a")));
        }
        return Corridor.of(ROAD, stretches);
    }
}
