package org.xiucheng.decide.visit;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.xiucheng.kernel.access.Subject;
import org.xiucheng.kernel.category.CategoryKey;
import org.xiucheng.kernel.party.Party;
import org.xiucheng.kernel.party.Relation;
import org.xiucheng.kernel.party.sql.CurrentParties;
import org.xiucheng.kernel.place.Component;
import org.xiucheng.kernel.place.Places;
import org.xiucheng.kernel.place.sql.SqlComponents;
import org.xiucheng.sense.patrol.Errand;

/// Whose round an area is: the posts and units that stand as its worker (网格员).
@org.springframework.stereotype.Component
public class Rounds {
    private final CurrentParties parties;
    private final Places places;
    private final SqlComponents things;

    Rounds(CurrentParties parties, Places places, SqlComponents things) {
        this.parties = parties;
        this.places = places;
        this.things = things;
    }

    /// An area of somebody's round, and the post by which it is.
    public record Mine(String area, Subject.Holding as) {}

    /// The areas of an officer's round at that moment, by code.
    public List<Mine> of(Subject.Officer officer, Instant at) {
        return officer.holdings().stream()
                .flatMap(holding -> Stream.of(Party.post(holding.post()), Party.unit(holding.unit()))
                        .flatMap(party -> parties.get().objects(party, Relation.WORKER, "area", at).stream())
                        .map(area -> new Mine(area, holding)))
                .sorted(Comparator.comparing(Mine::area))
                .toList();
    }

    /// The own area of that code; empty where it is another's.
    public Optional<Mine> find(String area, Subject.Officer officer, Instant at) {
        return of(officer, at).stream().filter(mine -> mine.area().equals(area)).findFirst();
    }

    /// A thing at which a public service is given, whose round it is on, and the unit that answers for it.
    public record Point(Component thing, Mine mine, String unit) {}

    /// The service points of an errand on an officer's round, by number; a thing that is nobody's is none.
    public List<Point> points(Errand errand, Subject.Officer officer, Instant at, int most) {
        return of(officer, at).stream()
                .flatMap(mine -> places.area(mine.area()).stream()
                        .flatMap(area -> area.shape().bounds().stream())
                        .flatMap(frame -> things.componentsIn(frame, VisitLimits.USUAL.scanned()).stream())
                        .filter(thing -> serves(errand, thing))
                        .flatMap(thing -> point(thing, mine)))
                .distinct()
                .sorted(Comparator.comparing(point -> point.thing().id()))
                .limit(most)
                .toList();
    }

    /// The service point of that number on an officer's round.
    public Optional<Point> point(Errand errand, String number, Subject.Officer officer, Instant at) {
        return things.component(number)
                .filter(thing -> serves(errand, thing))
                .flatMap(thing -> of(officer, at).stream()
                        .flatMap(mine -> point(thing, mine))
                        .findFirst());
    }

    private static boolean serves(Errand errand, Component thing) {
        return errand.points().contains(new CategoryKey(thing.system(), thing.code()));
    }

    private Stream<Point> point(Component thing, Mine mine) {
        return places
                .chainAt(thing.position())
                .filter(chain -> chain.contains(mine.area()))
                .flatMap(_ -> thing.owner())
                .map(unit -> new Point(thing, mine, unit))
                .stream();
    }
}
