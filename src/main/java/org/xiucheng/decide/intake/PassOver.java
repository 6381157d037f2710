package org.xiucheng.decide.intake;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.xiucheng.kernel.Bilingual;
import org.xiucheng.kernel.access.Permission;
import org.xiucheng.kernel.party.Parties;
import org.xiucheng.kernel.party.Relation;
import org.xiucheng.kernel.party.Unit;
import org.xiucheng.kernel.party.sql.CurrentParties;

/// Finds who answers instead of a unit that is itself complained about: the next one up.
///
/// Upwards from the narrowest area, its supervising unit and then its other offices. What asks for handling
/// goes to the first of them that handles anything; where none does, to whom the duty list names without the
/// unit; where that names nobody, to the first of them all.
final class PassOver {
    /// Nothing in it says who was passed over: everyone reads it.
    static final Bilingual ONE_UP = new Bilingual("由上一级单位承办", "The next unit up answers");

    private static final List<String> OFFICES =
            List.of(Relation.SUPERVISOR, Relation.INTAKE, Relation.INSPECTOR, Relation.DISPATCHER);

    private final CurrentParties parties;

    PassOver(CurrentParties parties) {
        this.parties = parties;
    }

    /// The offices over these areas but for that unit, nearest first.
    List<String> offices(List<String> areas, Instant at, String about) {
        return IntStream.iterate(areas.size(), n -> n > 0, n -> n - 1)
                .mapToObj(n -> areas.subList(0, n))
                .flatMap(up -> over(up, at))
                .filter(unit -> !unit.equals(about))
                .distinct()
                .toList();
    }

    /// The intake desk that stands in for that one.
    Optional<String> desk(List<String> areas, Instant at, String about) {
        return parties.get()
                .unitOver(areas, Relation.INTAKE, at, Optional.of(about))
                .map(Unit::code)
                .or(() -> offices(areas, at, about).stream().findFirst());
    }

    /// The nearest of them that handles anything.
    Optional<String> handling(List<String> offices) {
        var known = parties.get();
        return offices.stream().filter(unit -> handles(known, unit)).findFirst();
    }

    private Stream<String> over(List<String> areas, Instant at) {
        return OFFICES.stream()
                .flatMap(relation -> parties.get().unitOver(areas, relation, at).stream())
                .map(Unit::code);
    }

    private static boolean handles(Parties parties, String unit) {
        return parties.posts().stream()
                .anyMatch(post -> post.unit().equals(unit) && post.permissions().contains(Permission.HANDLE.name()));
    }
}
