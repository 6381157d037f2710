package org.xiucheng.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.xiucheng.kernel.category.CategoryKey;
import org.xiucheng.kernel.place.Places;
import org.xiucheng.kernel.place.Point;
import org.xiucheng.testkit.FloodRun;
import org.xiucheng.testkit.FloodRun.Outcome;

/// Honest reports amid a flood against the same reports on a quiet day: are all taken in, how long is an answer
/// awaited, how long until the intake desk has filed them.
///
/// Everybody sits behind one address with the allowance of one; `--honest N` (200), `--bogus N` (20000),
/// `--sources N` (50).
public final class FloodBench {
    private static final CategoryKey CATEGORY = new CategoryKey("cjt-214-2007-events", "0102");
    private static final int SPOTS = 41;

    private FloodBench() {}

    public static void main(String[] arguments) throws Exception {
        var options = Options.of(arguments);
        System.setProperty("xiucheng.door.loopback.burst", "600");
        System.setProperty("xiucheng.door.loopback.per-second", "30");
        var honest = options.number("honest", 200);
        var bogus = options.number("bogus", 20_000);
        var sources = options.number("sources", 50);
        try (var city = BenchCity.open(0, 16)) {
            var warm = new FloodRun(city.address(), "intake", CATEGORY, spots(city)).run(40, 0, 0);
            print("warm-up", warm);
            var quiet = new FloodRun(city.address(), "intake", CATEGORY, spots(city)).run(honest, 0, 0);
            print("quiet", quiet);
            Thread.sleep(Duration.ofSeconds(30));
            var flood = new FloodRun(city.address(), "intake", CATEGORY, spots(city)).run(honest, bogus, sources);
            print("flood", flood);
            System.out.printf(
                    Locale.ROOT,
                    "{\"name\":\"flood\",\"ours\":%d,\"reference\":%d,\"ratio\":%.3f,\"unit\":\"honest accepted\","
                            + "\"details\":{\"bogus\":%d,\"bogusTaken\":%d,\"faults\":%d,\"p99\":%d,\"p99Quiet\":%d,"
                            + "\"triageP99\":%d,\"triageP99Quiet\":%d}}%n",
                    flood.accepted(),
                    honest,
                    (double) flood.accepted() / honest,
                    bogus,
                    flood.bogusTaken(),
                    flood.faults(),
                    flood.p99(),
                    quiet.p99(),
                    flood.triageP99(),
                    quiet.triageP99());
        }
    }

    private static void print(String name, Outcome outcome) {
        System.out.printf(
                Locale.ROOT,
                "%-8s  honest %4d  accepted %4d  filed %4d  bogus taken in %6d  faults %d  answer p99 %6d ms  "
                        + "to filing median %6d ms  p99 %6d ms%n",
                name,
                outcome.honest(),
                outcome.accepted(),
                outcome.triaged(),
                outcome.bogusTaken(),
                outcome.faults(),
                outcome.p99(),
                outcome.triageMedian(),
                outcome.triageP99());
    }

    /// Spots in the street whose desk the officer sits at.
    private static List<Point> spots(BenchCity city) {
        var places = city.part(Places.class);
        var found = new ArrayList<Point>();
        for (var area : places.areasAtLevel(places.levels().getLast().key())) {
            var centre = area.shape().bounds().orElseThrow().centre();
            var chain = places.chainAt(centre).orElse(List.of());
            if (chain.stream().anyMatch(code -> code.endsWith("001") && code.length() == 9) && found.size() < SPOTS) {
                found.add(centre);
            }
        }
        return found;
    }
}
