package org.xiucheng.host.demo.story;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.commons.csv.CSVRecord;
import org.xiucheng.host.demo.ground.Dice;
import org.xiucheng.host.demo.ground.Ground;
import org.xiucheng.host.demo.ground.Sheet;
import org.xiucheng.kernel.category.CategoryKey;
import org.xiucheng.kernel.place.Component;
import org.xiucheng.kernel.place.Point;
import org.xiucheng.kernel.place.Segment;
import org.xiucheng.sense.report.Contact;
import org.xiucheng.sense.report.ReportDraft;
import org.xiucheng.sense.report.Where;

/// What people say, drawn from the demo pack's list of subjects: more where more people live, and more of each
/// where and when it is
/// common.
final class Voices {
    private static final String EVENTS = "cjt-214-2007-events";
    private static final String THINGS = "cjt-214-2007-components";
    private static final double SAYS_NOTHING_OF_THE_KIND = 0.14;
    private static final double TAKES_IT_FOR_ANOTHER = 0.04;
    private static final double IN_ENGLISH = 0.04;
    private static final double LEAVES_A_CONTACT = 0.3;
    private static final List<String> CHANNELS = List.of("web", "phone", "patrol", "open311");

    private final Ground ground;
    private final Dice dice;
    private final Timetable timetable;
    private final List<CSVRecord> subjects = Sheet.rows("reports");
    private final Map<String, List<Component>> things = new TreeMap<>();
    private final List<Ground.Plot> land;
    private final List<Ground.Plot> water;
    private final double[] landWeights;
    private final double[] segmentWeights;
    private final Map<String, String> names = new TreeMap<>();

    Voices(Ground ground, Timetable timetable, Dice dice) {
        this.ground = ground;
        this.timetable = timetable;
        this.dice = dice;
        ground.components()
                .forEach(c -> things.computeIfAbsent(c.code(), key -> new ArrayList<>())
                        .add(c));
        ground.division()
                .areas()
                .forEach(area -> names.put(area.code(), area.name().zh()));
        land = ground.plots().stream().filter(plot -> !plot.water()).toList();
        water = ground.plots().stream().filter(Ground.Plot::water).toList();
        landWeights = land.stream()
                .mapToDouble(plot -> plot.density() * dice.between(0.3, 1.7))
                .toArray();
        segmentWeights = ground.division().segments().stream()
                .mapToDouble(s -> (s.to() - s.from()) * dice.between(0.3, 1.7))
                .toArray();
    }

    /// So many reports over the timetable's year, in order.
    List<Voice> speak(int count) {
        var voices = new ArrayList<Voice>();
        while (voices.size() < count) {
            var subject = subjects.get(dice.weighted(subjects.stream()
                    .mapToDouble(s -> Double.parseDouble(s.get("weight")))
                    .toArray()));
            var night = Double.parseDouble(subject.get("night")) / 10;
            timetable.moment(subject.get("months"), night).ifPresent(at -> {
                var truth = new CategoryKey(subject.get("kind").equals("event") ? EVENTS : THINGS, subject.get("code"));
                voices.add(new Voice(at, draft(subject, truth), truth));
            });
        }
        voices.sort(Comparator.comparing(Voice::at));
        return voices;
    }

    private ReportDraft draft(CSVRecord subject, CategoryKey truth) {
        var place = place(subject, truth.code());
        var english = dice.happens(IN_ENGLISH);
        var text = english ? subject.get("en") : subject.get("zh" + (1 + dice.below(3)));
        var said = dice.happens(SAYS_NOTHING_OF_THE_KIND)
                ? Optional.<CategoryKey>empty()
                : Optional.of(dice.happens(TAKES_IT_FOR_ANOTHER) ? another() : truth);
        var channel = CHANNELS.get(dice.weighted(38, 33, 18, 11));
        return new ReportDraft(
                channel,
                text.replace("{road}", place.road(english)).replace("{area}", place.area()),
                said,
                place.where(),
                Optional.empty(),
                channel.equals("patrol") || !dice.happens(LEAVES_A_CONTACT) ? Optional.empty() : Optional.of(contact()),
                Optional.of(english ? "en" : "zh"),
                Map.of(),
                Optional.empty(),
                Optional.empty());
    }

    private CategoryKey another() {
        var other = dice.oneOf(Sheet.rows("reports", "event"));
        return new CategoryKey(EVENTS, other.get("code"));
    }

    /// No such person and no such line: the numbers begin with zeros that no operator gives out.
    private Contact contact() {
        return new Contact(
                Optional.of("演示居民%04d".formatted(dice.below(10_000))),
                Optional.of("000-0000-%04d".formatted(dice.below(10_000))),
                Optional.empty(),
                Optional.empty());
    }

    private record Place(Where where, Optional<Segment> segment, String area) {
        String road(boolean english) {
            return segment.map(s -> english
                            ? s.name().en().replaceAll(" \\(.*", "")
                            : s.name().zh().replaceAll("（.*", ""))
                    .orElse(english ? "the lane" : "小路");
        }
    }

    private Place place(CSVRecord subject, String code) {
        return switch (subject.get("place")) {
            case "component" -> byNumber(dice.oneOf(things.getOrDefault(code, List.of())));
            case "water" -> plot(dice.oneOf(water));
            case "plot" -> plot(land.get(dice.weighted(landWeights)));
            case "road" -> dice.happens(0.85) ? onRoad() : plot(land.get(dice.weighted(landWeights)));
            case String other -> throw new IllegalStateException("nothing happens on a " + other);
        };
    }

    private Place byNumber(Component thing) {
        var where = dice.happens(0.5)
                ? new Where(Optional.empty(), Optional.empty(), Optional.of(thing.id()), Optional.empty())
                : Where.at(aside(thing.position(), 4));
        return new Place(where, Optional.empty(), names.getOrDefault(Ground.DISTRICT, ""));
    }

    private Place plot(Ground.Plot plot) {
        return new Place(Where.at(aside(plot.middle(), 18)), Optional.empty(), community(plot.code()));
    }

    private Place onRoad() {
        var segment = ground.division().segments().get(dice.weighted(segmentWeights));
        var line = segment.line();
        var leg = 1 + dice.below(line.size() - 1);
        var share = dice.share();
        var from = line.get(leg - 1);
        var to = line.get(leg);
        var spot =
                new Point(from.lon() + (to.lon() - from.lon()) * share, from.lat() + (to.lat() - from.lat()) * share);
        var at = aside(spot, 9);
        var nearest = ground.plots().stream()
                .min(Comparator.comparingDouble(plot -> plot.middle().metresTo(at)))
                .orElseThrow();
        return new Place(Where.at(at), Optional.of(segment), community(nearest.code()));
    }

    private String community(String plot) {
        return names.getOrDefault(plot.substring(0, 12), "");
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
