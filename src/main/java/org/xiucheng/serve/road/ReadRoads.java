package org.xiucheng.serve.road;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.springframework.stereotype.Component;
import org.springframework.stereotype.Service;
import org.xiucheng.compute.corridor.Corridor;
import org.xiucheng.compute.corridor.CorridorSettings;
import org.xiucheng.compute.corridor.DrawCorridor;
import org.xiucheng.compute.corridor.LayerDuty;
import org.xiucheng.kernel.access.Action;
import org.xiucheng.kernel.access.Context;
import org.xiucheng.kernel.access.Reach;
import org.xiucheng.kernel.access.Subject;
import org.xiucheng.kernel.access.sql.SqlReach;
import org.xiucheng.kernel.category.CategoryKey;
import org.xiucheng.kernel.category.Layer;
import org.xiucheng.kernel.category.Layers;
import org.xiucheng.kernel.party.Chiefs;
import org.xiucheng.kernel.party.Party;
import org.xiucheng.kernel.party.sql.CurrentParties;
import org.xiucheng.kernel.place.Segment;
import org.xiucheng.kernel.responsibility.Question;
import org.xiucheng.serve.matter.Names;
import org.xiucheng.serve.matter.Shown;
import org.xiucheng.serve.patrol.ReadGroups;

/// Shows roads to everyone: one query for all open matters of a page, and for what stands there one a stretch,
/// kept for a minute.
@Service
public class ReadRoads {
    private final DrawCorridor draw;
    private final SqlRoadMatters matters;
    private final Ground ground;
    private final Say say;
    private final InstantSource clock;
    private final Map<String, Drawn> drawn = new ConcurrentHashMap<>();

    ReadRoads(DrawCorridor draw, SqlRoadMatters matters, Ground ground, Say say, InstantSource clock) {
        this.draw = draw;
        this.matters = matters;
        this.ground = ground;
        this.say = say;
        this.clock = clock;
    }

    /// What lies on a road and who answers for it.
    @Component
    record Ground(CountThings things, LayerDuty duty, Layers layers, CorridorSettings settings) {}

    /// What things are called, and who there is.
    @Component
    record Say(Names names, CurrentParties parties, ReadGroups groups) {}

    /// The part of a road that does not depend on who looks.
    private record Drawn(Instant at, List<Map<Layer, Part>> parts) {}

    private record Part(List<CorridorView.Answers> units, int things) {
        static final Part NOTHING = new Part(List.of(), 0);
    }

    /// Every road with how much is open on it.
    public List<CorridorView.Listed> list(Subject reader) {
        var now = clock.instant();
        var roads = draw.roads().stream()
                .flatMap(road -> draw.find(road.id(), now).stream())
                .toList();
        var open = open(roads, reader, now).stream()
                .collect(Collectors.groupingBy(
                        SqlRoadMatters.Open::segment, Collectors.summingLong(SqlRoadMatters.Open::open)));
        return roads.stream().map(road -> listed(road, open, reader, now)).toList();
    }

    /// One road from end to end.
    public Optional<CorridorView> find(String id, Subject reader) {
        var now = clock.instant();
        return draw.find(id, now).map(road -> view(road, reader, now));
    }

    private CorridorView.Listed listed(Corridor road, Map<String, Long> bySegment, Subject reader, Instant now) {
        var line = road.line();
        var open = road.stretches().stream()
                .mapToLong(each -> bySegment.getOrDefault(each.segment().id(), 0L))
                .sum();
        return new CorridorView.Listed(
                road.road().id(),
                road.road().name(),
                line.to() - line.from(),
                road.stretches().size(),
                road.joints().size(),
                chief(road.road().id(), now),
                count(open, reader));
    }

    private CorridorView view(Corridor road, Subject reader, Instant now) {
        var parts = parts(road, now);
        var open = open(List.of(road), reader, now).stream()
                .filter(SqlRoadMatters.Open::categorised)
                .collect(Collectors.groupingBy(SqlRoadMatters.Open::segment));
        var stretches = road.stretches();
        return new CorridorView(
                road.road().id(),
                road.road().name(),
                road.line().from(),
                road.line().to(),
                now,
                chief(road.road().id(), now),
                ground.settings.jointMetres(),
                Arrays.stream(Layer.values())
                        .map(layer -> new Shown.Named(layer.key(), layer.title()))
                        .toList(),
                IntStream.range(0, stretches.size())
                        .mapToObj(i -> stretch(
                                stretches.get(i),
                                parts.get(i),
                                open.getOrDefault(stretches.get(i).segment().id(), List.of()),
                                reader))
                        .toList(),
                road.joints().stream().map(this::joint).toList(),
                say.groups.of(road.road().id(), now));
    }

    private List<SqlRoadMatters.Open> open(List<Corridor> roads, Subject reader, Instant now) {
        var reach = Reach.of(reader, Action.READ_PUBLIC, Context.at(say.parties.get(), now));
        return matters.open(
                roads.stream()
                        .flatMap(road -> road.stretches().stream())
                        .map(each -> each.segment().id())
                        .toList(),
                SqlReach.parameters(Action.READ_PUBLIC, reach));
    }

    private CorridorView.Stretch stretch(
            Corridor.Stretch stretch, Map<Layer, Part> parts, List<SqlRoadMatters.Open> open, Subject reader) {
        var segment = stretch.segment();
        var chief = stretch.chief();
        return new CorridorView.Stretch(
                segment.id(),
                segment.name(),
                segment.from(),
                segment.to(),
                stretch.areas().stream().map(say.names::area).toList(),
                seat(chief.seat()),
                chief.ground().key(),
                chief.passed().stream().map(this::named).toList(),
                segment.line().stream()
                        .map(point -> List.of(point.lon(), point.lat()))
                        .toList(),
                Arrays.stream(Layer.values())
                        .map(layer -> inLayer(layer, parts.getOrDefault(layer, Part.NOTHING), open, reader))
                        .toList());
    }

    private CorridorView.InLayer inLayer(Layer layer, Part part, List<SqlRoadMatters.Open> open, Subject reader) {
        var count = open.stream()
                .filter(some ->
                        ground.layers.of(some.category()).filter(layer::equals).isPresent())
                .mapToLong(SqlRoadMatters.Open::open)
                .sum();
        return new CorridorView.InLayer(layer.key(), part.units, part.things, count(count, reader));
    }

    /// Staff are told every count; it helps nobody else to know that one neighbour complained.
    private CorridorView.Count count(long open, Subject reader) {
        return CorridorView.Count.of(open, ground.settings.fewest(), reader instanceof Subject.Officer);
    }

    private List<Map<Layer, Part>> parts(Corridor road, Instant now) {
        var known = drawn.get(road.road().id());
        if (known != null
                && known.parts.size() == road.stretches().size()
                && now.isBefore(known.at.plus(ground.settings.fresh()))) {
            return known.parts;
        }
        var parts =
                road.stretches().stream().map(stretch -> parts(stretch, now)).toList();
        drawn.put(road.road().id(), new Drawn(now, parts));
        return parts;
    }

    private Map<Layer, Part> parts(Corridor.Stretch stretch, Instant now) {
        var things = ground.things.on(stretch.segment());
        return Arrays.stream(Layer.values())
                .collect(Collectors.toMap(
                        layer -> layer,
                        layer -> new Part(
                                answers(layer, stretch.areas(), Optional.of(stretch.segment()), now),
                                things.getOrDefault(layer, 0))));
    }

    /// Who answers in a layer at a place.
    public List<CorridorView.Answers> answers(Layer layer, List<String> areas, Optional<Segment> segment, Instant now) {
        var place = new Question(Optional.<CategoryKey>empty(), areas, segment, Optional.empty(), now);
        return ground.duty.at(layer, place).stream()
                .map(each -> new CorridorView.Answers(
                        say.names.unit(each.unit()),
                        each.kinds(),
                        say.names.category(each.example()).name()))
                .toList();
    }

    private CorridorView.Joint joint(Corridor.Joint joint) {
        return new CorridorView.Joint(
                joint.measure(),
                List.of(joint.at().lon(), joint.at().lat()),
                seat(joint.before()),
                seat(joint.after()));
    }

    private Optional<CorridorView.Seat> chief(String road, Instant now) {
        return new Chiefs(say.parties.get(), _ -> List.of())
                .named(Party.road(road), now).stream().findFirst().map(this::seat);
    }

    private CorridorView.Seat seat(Party seat) {
        var unit = seat.kind().equals("unit")
                ? seat.id()
                : say.parties.get().post(seat.id()).orElseThrow().unit();
        return new CorridorView.Seat(seat.kind(), named(seat), say.names.unit(unit));
    }

    private Shown.Named named(Party seat) {
        return seat.kind().equals("unit") ? say.names.unit(seat.id()) : say.names.post(seat.id());
    }
}
