package org.xiucheng.decide.score;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.xiucheng.kernel.access.Permission;
import org.xiucheng.kernel.access.Subject;
import org.xiucheng.kernel.party.Party;
import org.xiucheng.kernel.party.Relation;
import org.xiucheng.kernel.party.sql.CurrentParties;
import org.xiucheng.kernel.place.Places;
import org.xiucheng.kernel.place.Point;
import org.xiucheng.kernel.place.Segment;
import org.xiucheng.sense.patrol.PatrolRules;

/// Who has a stake in how a road is scored: the units of its chiefs and deputies, of the road and of each
/// stretch,
/// and its fixed groups. They contest; they neither look nor decide.
@Component
public class Stakes {
    private final CurrentParties parties;
    private final Places places;
    private final PatrolRules patrols;

    Stakes(CurrentParties parties, Places places, PatrolRules patrols) {
        this.parties = parties;
        this.places = places;
        this.patrols = patrols;
    }

    /// The units with a stake in a road at that moment.
    public Set<String> units(String road, Instant at) {
        var known = parties.get();
        var grounds = Stream.concat(
                Stream.of(Party.road(road)),
                places.segmentsOf(road).stream().map(Segment::id).map(Party::segment));
        var chiefs = grounds.flatMap(ground -> known.subjects(ground, Relation.CHIEF, at).stream())
                .flatMap(chief -> chief.kind().equals("unit") ? Stream.of(chief.id()) : ofPost(chief.id(), at));
        var groups = patrols.groups().stream()
                .flatMap(group -> known.subjects(Party.road(road), group.key(), at).stream())
                .map(Party::id);
        return Stream.concat(chiefs, groups).collect(Collectors.toUnmodifiableSet());
    }

    /// Whether a road is scored: somebody is its chief.
    public boolean chiefed(String road, Instant at) {
        return !parties.get().subjects(Party.road(road), Relation.CHIEF, at).isEmpty();
    }

    /// The post by which an officer contests what a road was given; empty for whoever has no stake.
    public Optional<Subject.Holding> contesting(String road, Subject.Officer officer, Instant at) {
        var units = units(road, at);
        return officer.holdings().stream()
                .filter(holding -> units.contains(holding.unit()))
                .findFirst();
    }

    /// The post by which an officer looks at spots of a road: one that inspects, of a unit that inspects the
    /// place,
    /// while no post of theirs has a stake.
    public Optional<Subject.Holding> looking(Round.Spot spot, Subject.Officer officer, Instant at) {
        var chain = places.chainAt(new Point(spot.lon(), spot.lat())).orElseThrow();
        return contesting(spot.road(), officer, at).isPresent()
                ? Optional.empty()
                : officer.holdings().stream()
                        .filter(holding -> holding.permissions().contains(Permission.INSPECT)
                                && parties.get().areasOf(holding.unit(), Relation.INSPECTOR, at).stream()
                                        .anyMatch(chain::contains))
                        .findFirst();
    }

    /// The post by which an officer decides what was contested.
    public Optional<Subject.Holding> deciding(String road, Subject.Officer officer, Instant at) {
        return contesting(road, officer, at).isPresent()
                ? Optional.empty()
                : officer.holdings().stream()
                        .filter(holding -> holding.permissions().contains(Permission.SUPERVISE))
                        .findFirst();
    }

    private Stream<String> ofPost(String post, Instant at) {
        var known = parties.get();
        return Stream.concat(known.post(post).stream(), known.deputies(post, at).stream())
                .map(found -> found.unit());
    }
}
