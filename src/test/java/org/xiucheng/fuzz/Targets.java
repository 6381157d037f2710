package org.xiucheng.fuzz;

import java.util.List;
import java.util.stream.Stream;
import org.xiucheng.door.geojson.GeoJsonFuzz;
import org.xiucheng.door.open311.Open311Fuzz;
import org.xiucheng.door.opendata.OpenDataFuzz;
import org.xiucheng.door.rest.RestFuzz;
import org.xiucheng.pack.PackFuzz;
import org.xiucheng.sense.media.PictureFuzz;
import org.xiucheng.serve.media.PhotoLinkFuzz;
import org.xiucheng.testkit.FuzzTarget;

/// Every parser of ours that something from outside reaches, by name.
public final class Targets {
    /// A parser with a planted fault behind three bytes, which shows that the fuzzer sees what it runs.
    static final FuzzTarget PLANTED =
            FuzzTarget.ofText("planted", List.of("abc"), text -> FuzzTarget.holds(!fatal(text), "found"));

    private static final List<FuzzTarget> ALL = Stream.of(
                    RestFuzz.targets(),
                    Open311Fuzz.targets(),
                    GeoJsonFuzz.targets(),
                    PackFuzz.targets(),
                    OpenDataFuzz.targets(),
                    PictureFuzz.targets(),
                    PhotoLinkFuzz.targets(),
                    WordFuzz.targets())
            .flatMap(List::stream)
            .toList();

    private Targets() {}

    /// All of them, in a fixed order.
    public static List<FuzzTarget> all() {
        return ALL;
    }

    /// The target of that name, or every one for `all`.
    public static List<FuzzTarget> named(String name) {
        if (name.equals("all")) {
            return ALL;
        }
        var found = Stream.concat(ALL.stream(), Stream.of(PLANTED))
                .filter(target -> target.name().equals(name))
                .toList();
        if (found.isEmpty()) {
            throw new IllegalArgumentException("no target is called " + name);
        }
        return found;
    }

    private static boolean fatal(String text) {
        if (text.length() > 3 && text.charAt(0) == 'x') {
            if (text.charAt(1) == 'i') {
                return text.charAt(2) == 'u';
            }
        }
        return false;
    }
}
