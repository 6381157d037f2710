package org.xiucheng.decide.patrol;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.xiucheng.compute.cover.Line;
import org.xiucheng.kernel.access.Permission;
import org.xiucheng.kernel.access.Subject;
import org.xiucheng.kernel.party.Party;
import org.xiucheng.kernel.party.Post;
import org.xiucheng.kernel.party.Relation;
import org.xiucheng.kernel.party.sql.CurrentParties;
import org.xiucheng.kernel.place.Places;
import org.xiucheng.kernel.place.Segment;
import org.xiucheng.kernel.roster.OnDuty;
import org.xiucheng.kernel.roster.sql.CurrentManning;
import org.xiucheng.sense.patrol.PatrolDuty.On;

/// Which roads and stretches are whose to walk: the chief's, and in the chief's absence the deputy's.
///
/// What one chief has of a road is one stretch, walked in one go and named by where it begins.
@Component
public class Grounds {
    private final CurrentParties parties;
    private final Places places;
    private final CurrentManning manning;

    Grounds(CurrentParties parties, Places places, CurrentManning manning) {
        this.parties = parties;
        this.places = places;
        this.manning = manning;
    }

    /// A ground that somebody may walk, and the post by which: their own, or the one they stand in for.
    public record Mine(Patrol.Ground ground, String chief, Subject.Holding as) {}

    /// Everything an officer may walk by duty at that moment, each ground once.
    public List<Mine> of(Subject.Officer officer, Instant at) {
        var found = new ArrayList<Mine>();
        var seen = new LinkedHashSet<Patrol.Ground>();
        for (var holding : officer.holdings()) {
            chiefsOf(holding, at)
                    .forEach(chief -> grounds(chief, at).stream()
                            .filter(seen::add)
                            .forEach(ground -> found.add(new Mine(ground, chief.id(), holding))));
        }
        return found;
    }

    /// The ground of a chief that this officer may walk; empty where it is not theirs.
    public Optional<Mine> find(Patrol.Ground ground, Subject.Officer officer, Instant at) {
        return of(officer, at).stream()
                .filter(mine -> mine.ground().equals(ground))
                .findFirst();
    }

    /// A ground with the chief who must walk it, and since when.
    public record Chiefed(Patrol.Ground ground, Party chief, Instant since) {}

    /// Every ground that has a chief at that moment, by sort and id.
    public List<Chiefed> all(Instant at) {
        var known = parties.get();
        var chiefs = Stream.concat(
                known.posts().stream().map(post -> Party.post(post.code())),
                known.units().stream().map(unit -> Party.unit(unit.code())));
        return chiefs.flatMap(chief -> chiefed(chief, at))
                .sorted(Comparator.comparing((Chiefed one) -> one.ground().on())
                        .thenComparing(one -> one.ground().id()))
                .toList();
    }

    /// Those whose walks an officer answers for besides the own ones: a supervisor for the units below, the
    /// chief of a road for the chiefs of its stretches. What one post missed is nobody else's business.
    public List<Chiefed> led(Subject.Officer officer, Instant at) {
        var supervising = officer.holdings().stream()
                .filter(held -> held.permissions().contains(Permission.SUPERVISE))
                .map(Subject.Holding::unit)
                .toList();
        var now = manning.get();
        var below = new HashMap<String, Boolean>();
        var roads = of(officer, at).stream()
                .map(Mine::ground)
                .filter(ground -> ground.on() == On.ROAD)
                .map(Patrol.Ground::id)
                .collect(Collectors.toSet());
        return all(at).stream()
                .filter(one -> (one.ground().on() == On.SEGMENT && roads.contains(road(one.ground())))
                        || below.computeIfAbsent(unit(one.chief()), unit -> OnDuty.inReach(supervising, unit, at, now)))
                .toList();
    }

    private String unit(Party chief) {
        return chief.kind().equals("unit")
                ? chief.id()
                : parties.get().post(chief.id()).map(Post::unit).orElse("");
    }

    private String road(Patrol.Ground stretch) {
        return places.segment(stretch.id()).map(Segment::road).orElse("");
    }

    private Stream<Chiefed> chiefed(Party chief, Instant at) {
        var since = parties.get().relationsOf(chief).stream()
                .filter(relation -> relation.name().equals(Relation.CHIEF)
                        && relation.validity().holdsAt(at))
                .collect(Collectors.toMap(
                        Relation::object, relation -> relation.validity().from(), Grounds::later));
        return grounds(chief, at).stream()
                .map(ground -> new Chiefed(
                        ground, chief, since.getOrDefault(new Party(ground.on().key(), ground.id()), at)));
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    /// The stretches that are walked, in the order of the road; none where the ground is gone from the map.
    public List<Segment> stretches(Patrol.Ground ground, Instant at) {
        return switch (ground.on()) {
            case ROAD -> places.segmentsOf(ground.id());
            case SEGMENT ->
                places.segment(ground.id()).map(first -> reach(first, at)).orElse(List.of());
        };
    }

    /// The line that is walked.
    public Line line(Patrol.Ground ground, Instant at) {
        return new Line(stretches(ground, at));
    }

    private List<Segment> reach(Segment first, Instant at) {
        var chiefs = parties.get().subjects(Party.segment(first.id()), Relation.CHIEF, at);
        return places.segmentsOf(first.road()).stream()
                .filter(one -> one.equals(first)
                        || (!chiefs.isEmpty()
                                && parties.get()
                                        .subjects(Party.segment(one.id()), Relation.CHIEF, at)
                                        .equals(chiefs)))
                .toList();
    }

    private Stream<Party> chiefsOf(Subject.Holding holding, Instant at) {
        var own = Stream.of(Party.post(holding.post()), Party.unit(holding.unit()));
        var stood = parties.get().objects(Party.post(holding.post()), Relation.DEPUTY, "post", at).stream()
                .map(Party::post);
        return Stream.concat(own, stood);
    }

    private List<Patrol.Ground> grounds(Party chief, Instant at) {
        var known = parties.get();
        var roads = known.objects(chief, Relation.CHIEF, On.ROAD.key(), at).stream()
                .sorted()
                .map(road -> new Patrol.Ground(On.ROAD, road));
        var firsts = new TreeMap<String, Segment>();
        known.objects(chief, Relation.CHIEF, On.SEGMENT.key(), at).stream()
                .flatMap(id -> places.segment(id).stream())
                .forEach(one -> firsts.merge(one.road(), one, Grounds::first));
        var reaches = firsts.values().stream().map(first -> new Patrol.Ground(On.SEGMENT, first.id()));
        return Stream.concat(roads, reaches).toList();
    }

    private static Segment first(Segment one, Segment other) {
        return one.from() <= other.from() ? one : other;
    }
}
