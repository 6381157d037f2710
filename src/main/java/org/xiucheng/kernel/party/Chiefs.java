package org.xiucheng.kernel.party;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.xiucheng.kernel.party.Chief.Ground;
import org.xiucheng.kernel.place.Segment;

/// Who answers for each stretch of each road (路长): never nobody, whoever is away or gone.
///
/// The chief of the stretch is asked first, then whoever stands in; then the chief of the whole road and
/// whoever stands in there; then the unit of a vacant chief; at last the unit over the place. A unit that is
/// chief itself is always there.
///
/// @param areas where a stretch lies, coarse to fine
public record Chiefs(Parties parties, Function<Segment, List<String>> areas) {
    private static final List<String> OVER = List.of(Relation.SUPERVISOR, Relation.DISPATCHER, Relation.INTAKE);

    /// Who answers for the stretch at that moment.
    ///
    /// @throws IllegalStateException where no unit stands over the place, which no founded city has
    public Chief at(Segment segment, Instant at) {
        var passed = new ArrayList<Party>();
        var second = named(Party.segment(segment.id()), at);
        var first = named(Party.road(segment.road()), at);
        return manned(second, Ground.SECOND_LEVEL, Ground.SECOND_LEVEL_DEPUTY, passed, at)
                .or(() -> manned(first, Ground.FIRST_LEVEL, Ground.FIRST_LEVEL_DEPUTY, passed, at))
                .or(() -> office(Stream.concat(second.stream(), first.stream()), passed))
                .or(() -> place(segment, passed, at))
                .orElseThrow(() -> new IllegalStateException("no unit stands over " + segment.id()));
    }

    /// Those named chief of a road or stretch at that moment, in the order of their codes.
    public List<Party> named(Party object, Instant at) {
        return parties.subjects(object, Relation.CHIEF, at).stream()
                .filter(party -> unit(party).isPresent())
                .sorted(Comparator.comparing(Party::kind).thenComparing(Party::id))
                .toList();
    }

    private Optional<Chief> manned(List<Party> chiefs, Ground own, Ground deputy, List<Party> passed, Instant at) {
        for (var chief : chiefs) {
            var found = there(chief, own, passed, at);
            if (found.isPresent()) {
                return found;
            }
        }
        return chiefs.stream()
                .filter(chief -> chief.kind().equals("post"))
                .flatMap(chief -> parties.deputies(chief.id(), at).stream())
                .flatMap(post -> there(Party.post(post.code()), deputy, passed, at).stream())
                .findFirst();
    }

    /// The answer if somebody is there; who is not is passed.
    private Optional<Chief> there(Party seat, Ground ground, List<Party> passed, Instant at) {
        var unit = unit(seat).orElseThrow();
        if (seat.kind().equals("unit")) {
            return Optional.of(new Chief(seat, unit, Optional.empty(), ground, passed));
        }
        var holder = parties.holder(seat.id(), at);
        if (holder.isEmpty()) {
            passed.add(seat);
        }
        return holder.map(person -> new Chief(seat, unit, Optional.of(person), ground, passed));
    }

    private Optional<Chief> office(Stream<Party> vacant, List<Party> passed) {
        return vacant.findFirst().flatMap(this::unit).map(unit -> unit(unit, Ground.OFFICE, passed));
    }

    private Optional<Chief> place(Segment segment, List<Party> passed, Instant at) {
        var chain = areas.apply(segment);
        return OVER.stream()
                .flatMap(relation -> parties.unitOver(chain, relation, at).stream())
                .findFirst()
                .map(unit -> unit(unit.code(), Ground.PLACE, passed));
    }

    private static Chief unit(String code, Ground ground, List<Party> passed) {
        return new Chief(Party.unit(code), code, Optional.empty(), ground, passed);
    }

    private Optional<String> unit(Party party) {
        return switch (party.kind()) {
            case "post" -> parties.post(party.id()).map(Post::unit);
            case "unit" -> parties.unit(party.id()).map(Unit::code);
            default -> Optional.empty();
        };
    }
}
