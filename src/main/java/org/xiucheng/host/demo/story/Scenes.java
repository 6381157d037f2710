package org.xiucheng.host.demo.story;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.xiucheng.host.demo.ground.Dice;
import org.xiucheng.host.demo.ground.Ground;
import org.xiucheng.kernel.place.Component;
import org.xiucheng.kernel.place.Point;
import org.xiucheng.kernel.place.Segment;
import org.xiucheng.sense.report.Where;

/// Where things happen: on roads, on plots, in the water, at a component; more often where more people live.
final class Scenes {
    private static final double ON_A_ROAD = 0.85;
    private static final double ONLY_WORDS = 0.015;
    private static final int COMMUNITY_DIGITS = 12;

    /// A place with what one calls it.
    record Scene(Where where, Optional<Segment> segment, String area) {
        String told(String text, boolean english) {
            return text.replace("{road}", road(english)).replace("{area}", area);
        }

        private String road(boolean english) {
            return segment.map(s -> english
                            ? s.name().en().replaceAll(" \\(.*", "")
                            : s.name().zh().replaceAll("（.*", ""))
                    .orElse(english ? "the lane" : "门前小路");
        }
    }

    private record Weighted<T>(List<T> choices, double[] upTo) {
        static <T> Weighted<T> of(List<T> choices, double[] weights) {
            var upTo = weights.clone();
            for (var i = 1; i < upTo.length; i++) {
                upTo[i] += upTo[i - 1];
            }
            return new Weighted<>(choices, upTo);
        }

        T drawn(Dice dice) {
            var found = Arrays.binarySearch(upTo, dice.share() * upTo[upTo.length - 1]);
            return choices.get(Math.min(choices.size() - 1, found < 0 ? -found - 1 : found));
        }
    }

    private final Ground ground;
    private final Dice dice;
    private final Map<String, List<Component>> things = new TreeMap<>();
    private final Weighted<Ground.Plot> land;
    private final List<Ground.Plot> water;
    private final Weighted<Segment> segments;
    private final Map<String, String> names = new TreeMap<>();

    Scenes(Ground ground, Dice dice) {
        this.ground = ground;
        this.dice = dice;
        ground.components()
                .forEach(c -> things.computeIfAbsent(c.code(), key -> new ArrayList<>())
                        .add(c));
        ground.division()
                .areas()
                .forEach(area -> names.put(area.code(), area.name().zh()));
        water = ground.plots().stream().filter(Ground.Plot::water).toList();
        var dry = ground.plots().stream().filter(plot -> !plot.water()).toList();
        land = Weighted.of(
                dry,
                dry.stream()
                        .mapToDouble(plot -> plot.density() * dice.between(0.3, 1.7))
                        .toArray());
        var stretches = ground.division().segments();
        segments = Weighted.of(
                stretches,
                stretches.stream()
                        .mapToDouble(s -> (s.to() - s.from()) * dice.between(0.3, 1.7))
                        .toArray());
    }

    /// Somewhere of that sort; a component of that class where the sort is `component`.
    Scene scene(String sort, String code) {
        return switch (sort) {
            case "component" -> thing(code);
            case "water" -> plot(dice.oneOf(water));
            case "plot" -> plot(land.drawn(dice));
            case "road" -> road();
            case String other -> throw new IllegalStateException("nothing happens on a " + other);
        };
    }

    /// A plot of that community.
    Scene in(String community) {
        return plot(dice.oneOf(ground.plots().stream()
                .filter(plot -> plot.code().startsWith(community))
                .toList()));
    }

    /// Somebody on the telephone describes a corner; nobody has found it on the map yet.
    Scene words() {
        var segment = segments.drawn(dice);
        var address = segment.name().zh() + "附近，路口往里走五十米";
        var where = new Where(Optional.empty(), Optional.empty(), Optional.empty(), Optional.of(address));
        return new Scene(where, Optional.of(segment), "路口");
    }

    /// A component of that class, by its number or by a spot close to it.
    Scene thing(String code) {
        var thing = dice.oneOf(things.getOrDefault(code, List.of()));
        var where = dice.happens(0.5)
                ? new Where(Optional.empty(), Optional.empty(), Optional.of(thing.id()), Optional.empty())
                : Where.at(aside(thing.position(), 4));
        return new Scene(where, Optional.empty(), names.getOrDefault(Ground.DISTRICT, ""));
    }

    private Scene plot(Ground.Plot plot) {
        return new Scene(Where.at(aside(plot.middle(), 18)), Optional.empty(), community(plot.code()));
    }

    private Scene road() {
        if (dice.happens(ONLY_WORDS)) {
            return words();
        }
        return dice.happens(ON_A_ROAD) ? onRoad() : plot(land.drawn(dice));
    }

    private Scene onRoad() {
        var segment = segments.drawn(dice);
        var line = segment.line();
        var leg = 1 + dice.below(line.size() - 1);
        var share = dice.share();
        var from = line.get(leg - 1);
        var to = line.get(leg);
        var spot =
                new Point(from.lon() + (to.lon() - from.lon()) * share, from.lat() + (to.lat() - from.lat()) * share);
        var at = aside(spot, 9);
        var nearest = ground.plots().stream()
                .min(Comparator.comparingDouble(plot ->
                        Math.hypot(plot.middle().lon() - at.lon(), plot.middle().lat() - at.lat())))
                .orElseThrow();
        return new Scene(Where.at(at), Optional.of(segment), community(nearest.code()));
    }

    private String community(String plot) {
        return names.getOrDefault(plot.substring(0, COMMUNITY_DIGITS), "");
    }

    private Point aside(Point spot, double metres) {
        var east = dice.between(-metres, metres) / Point.metresPerDegreeOfLongitude(spot.lat());
        var north = dice.between(-metres, metres) / Point.metresPerDegreeOfLatitude(spot.lat());
        return new Point(round(spot.lon() + east), round(spot.lat() + north));
    }

    private static double round(double degrees) {
        return StrictMath.rint(degrees * 1e6) / 1e6;
    }
}
