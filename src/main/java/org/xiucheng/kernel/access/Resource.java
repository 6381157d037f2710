package org.xiucheng.kernel.access;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.xiucheng.kernel.category.CategoryKey;
import org.xiucheng.kernel.place.Segment;

/// What is asked about, as far as it matters to who may: a matter, an undertaking, or the city as a whole.
///
/// @param number its public number
/// @param leadUnit the unit that answers
/// @param areas coarse to fine
/// @param stretch the stretch of road it lies on
/// @param aboutUnit the unit that it complains about
/// @param reports those of its reports that the asker names
/// @param sender the key of the system that sent the report
/// @param marks what else weighs
/// @param possible what the procedure lets happen from where it stands
/// @param done who did what to it, for actions that ask for other eyes
/// @param categories what it is about, and what somebody wishes it to be about from now on
/// @param assistants the units of which somebody asks help with it now
public record Resource(
        Optional<String> number,
        Optional<String> leadUnit,
        List<String> areas,
        Optional<Stretch> stretch,
        Optional<String> aboutUnit,
        Set<UUID> reports,
        Optional<String> sender,
        Set<Mark> marks,
        Set<Action> possible,
        Map<UUID, Set<Action>> done,
        Set<CategoryKey> categories,
        Set<String> assistants) {
    /// Nothing in particular.
    public static final Resource CITY = of(Optional.empty(), Optional.empty(), List.of());

    public Resource {
        areas = List.copyOf(areas);
        reports = Set.copyOf(reports);
        marks = Set.copyOf(marks);
        possible = Set.copyOf(possible);
        done = Map.copyOf(done);
        categories = Set.copyOf(categories);
        assistants = Set.copyOf(assistants);
    }

    /// A stretch of road and the road that it is part of.
    public record Stretch(String road, String segment) {}

    /// What weighs on a thing.
    public enum Mark {
        /// Not for the public, not even that it is there.
        SENSITIVE,
        /// One of its reporters is under protection.
        PROTECTED,
        /// The law asks that it be kept.
        HELD
    }

    /// A matter or undertaking and who answers for it where.
    public static Resource matter(String number, String leadUnit, List<String> areas) {
        return of(Optional.of(number), Optional.of(leadUnit), areas);
    }

    /// Nothing in particular at a place.
    public static Resource at(List<String> areas) {
        return of(Optional.empty(), Optional.empty(), areas);
    }

    private static Resource of(Optional<String> number, Optional<String> leadUnit, List<String> areas) {
        var none = Optional.<String>empty();
        return new Resource(
                number,
                leadUnit,
                areas,
                Optional.empty(),
                none,
                Set.of(),
                none,
                Set.of(),
                Set.of(),
                Map.of(),
                Set.of(),
                Set.of());
    }

    /// The same on a stretch of road, if it lies on one.
    public Resource on(Optional<Segment> segment) {
        var lies = segment.map(found -> new Stretch(found.road(), found.id()));
        return new Resource(
                number,
                leadUnit,
                areas,
                lies,
                aboutUnit,
                reports,
                sender,
                marks,
                possible,
                done,
                categories,
                assistants);
    }

    public Resource about(Optional<String> unit) {
        return new Resource(
                number, leadUnit, areas, stretch, unit, reports, sender, marks, possible, done, categories, assistants);
    }

    public Resource reported(Set<UUID> named) {
        return new Resource(
                number,
                leadUnit,
                areas,
                stretch,
                aboutUnit,
                named,
                sender,
                marks,
                possible,
                done,
                categories,
                assistants);
    }

    public Resource sentBy(Optional<String> key) {
        return new Resource(
                number,
                leadUnit,
                areas,
                stretch,
                aboutUnit,
                reports,
                key,
                marks,
                possible,
                done,
                categories,
                assistants);
    }

    public Resource marked(Set<Mark> weighing) {
        return new Resource(
                number,
                leadUnit,
                areas,
                stretch,
                aboutUnit,
                reports,
                sender,
                weighing,
                possible,
                done,
                categories,
                assistants);
    }

    public Resource standing(Set<Action> next, Map<UUID, Set<Action>> before) {
        return new Resource(
                number,
                leadUnit,
                areas,
                stretch,
                aboutUnit,
                reports,
                sender,
                marks,
                next,
                before,
                categories,
                assistants);
    }

    public Resource of(Stream<CategoryKey> kinds) {
        return new Resource(
                number,
                leadUnit,
                areas,
                stretch,
                aboutUnit,
                reports,
                sender,
                marks,
                possible,
                done,
                kinds.collect(Collectors.toSet()),
                assistants);
    }

    public Resource assisted(Set<String> units) {
        return new Resource(
                number, leadUnit, areas, stretch, aboutUnit, reports, sender, marks, possible, done, categories, units);
    }
}
