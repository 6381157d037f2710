package org.xiucheng.host.demo.ground;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.linearref.LengthIndexedLine;
import org.xiucheng.kernel.Bilingual;
import org.xiucheng.kernel.place.Road;
import org.xiucheng.kernel.place.Segment;
import org.xiucheng.kernel.time.Validity;

/// The named roads, cut where they cross. Measures run in whole metres from the western or southern end.
final class RoadNet {
    /// A road as drawn, with its name and rank.
    record Named(Road road, Curve line, boolean main) {}

    private record Crossing(double measure, Bilingual with) {}

    private static final double TOO_SHORT = 35;
    private static final GeometryFactory GEOMETRY = new GeometryFactory();

    private final List<Named> roads = new ArrayList<>();
    private final List<Segment> segments = new ArrayList<>();

    RoadNet(Board board, Validity validity) {
        var mains = Sheet.rows("roads", "main");
        for (var i = 0; i < board.mains().size(); i++) {
            add(Sheet.name(mains.get(i)), board.mains().get(i), true, validity);
        }
        var lanes = Sheet.rows("roads", "lane");
        for (var i = 0; i < Math.min(lanes.size(), board.lanes().size()); i++) {
            add(Sheet.name(lanes.get(i)), board.lanes().get(i), false, validity);
        }
        var drawn = roads.stream().map(road -> drawn(road.line())).toList();
        for (var i = 0; i < roads.size(); i++) {
            cut(roads.get(i), crossings(i, drawn), validity);
        }
    }

    List<Named> roads() {
        return roads;
    }

    List<Segment> segments() {
        return segments;
    }

    private void add(Bilingual name, Curve line, boolean main, Validity validity) {
        var id = "R%03d".formatted(roads.size() + 1);
        roads.add(new Named(new Road(id, name, validity), line, main));
    }

    private List<Crossing> crossings(int own, List<LineString> drawn) {
        var found = new ArrayList<Crossing>();
        var measured = new LengthIndexedLine(drawn.get(own));
        for (var other = 0; other < drawn.size(); other++) {
            if (other != own
                    && drawn.get(own)
                            .getEnvelopeInternal()
                            .intersects(drawn.get(other).getEnvelopeInternal())) {
                var name = roads.get(other).road().name();
                for (var place : drawn.get(own).intersection(drawn.get(other)).getCoordinates()) {
                    found.add(new Crossing(measured.indexOf(place), name));
                }
            }
        }
        found.sort(Comparator.comparingDouble(Crossing::measure));
        return found;
    }

    private void cut(Named road, List<Crossing> crossings, Validity validity) {
        var length = road.line().length();
        var last = new Crossing(0, new Bilingual("起点", "start"));
        if (!crossings.isEmpty() && crossings.getFirst().measure() < TOO_SHORT) {
            last = new Crossing(0, crossings.getFirst().with());
        }
        var number = 1;
        for (var crossing : crossings) {
            if (crossing.measure() - last.measure() >= TOO_SHORT && length - crossing.measure() >= TOO_SHORT) {
                segments.add(segment(road, number++, last, crossing, validity));
                last = crossing;
            }
        }
        var end = crossings.isEmpty() || length - crossings.getLast().measure() > TOO_SHORT
                ? new Bilingual("终点", "end")
                : crossings.getLast().with();
        segments.add(segment(road, number, last, new Crossing(length, end), validity));
    }

    private static Segment segment(Named road, int number, Crossing from, Crossing to, Validity validity) {
        var own = road.road().name();
        return new Segment(
                "%s-%02d".formatted(road.road().id(), number),
                road.road().id(),
                new Bilingual(
                        "%s（%s—%s）"
                                .formatted(own.zh(), from.with().zh(), to.with().zh()),
                        "%s (%s–%s)"
                                .formatted(own.en(), from.with().en(), to.with().en())),
                road.line().part(from.measure(), to.measure()).spots().stream()
                        .map(Lattice::point)
                        .toList(),
                Math.rint(from.measure()),
                Math.rint(to.measure()),
                validity);
    }

    private static LineString drawn(Curve line) {
        return GEOMETRY.createLineString(line.spots().stream()
                .map(spot -> new Coordinate(spot.x(), spot.y()))
                .toArray(Coordinate[]::new));
    }
}
