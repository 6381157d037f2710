package org.xiucheng.kernel.party;

import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// All units, posts, staff and relations of the jurisdiction at one version; immutable, replaced whole when
/// something changes.
public final class Parties {
    private record Question(Party object, String relation) {}

    private final Map<String, Unit> units;
    private final Map<String, Post> posts;
    private final Map<UUID, Person> people;
    private final Map<Question, List<Relation>> byObject;
    private final Map<Party, List<Relation>> bySubject;

    public Parties(
            Collection<Unit> units, Collection<Post> posts, Collection<Person> people, Collection<Relation> relations) {
        this.units = byKey(units, Unit::code);
        this.posts = byKey(posts, Post::code);
        this.people = byKey(people, Person::id);
        this.byObject = relations.stream().collect(Collectors.groupingBy(r -> new Question(r.object(), r.name())));
        this.bySubject = relations.stream().collect(Collectors.groupingBy(Relation::subject));
    }

    public Optional<Unit> unit(String code) {
        return Optional.ofNullable(units.get(code));
    }

    public Optional<Post> post(String code) {
        return Optional.ofNullable(posts.get(code));
    }

    public Optional<Person> person(UUID id) {
        return Optional.ofNullable(people.get(id));
    }

    public Collection<Unit> units() {
        return units.values();
    }

    public Collection<Post> posts() {
        return posts.values();
    }

    /// The unit that stands in `relation` to the narrowest of the areas; `areas` run from coarse to fine.
    public Optional<Unit> unitOver(List<String> areas, String relation, Instant at) {
        return unitOver(areas, relation, at, Optional.empty());
    }

    /// The same, passing over one unit: the next wider one stands in for it where it is itself the matter, as
    /// it does for a unit that has ended.
    public Optional<Unit> unitOver(List<String> areas, String relation, Instant at, Optional<String> but) {
        for (var area : areas.reversed()) {
            var found = subject(Party.area(area), relation, at)
                    .map(Party::id)
                    .filter(code -> but.filter(code::equals).isEmpty())
                    .flatMap(this::unit)
                    .filter(unit -> unit.validity().holdsAt(at));
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    /// Who holds the post at that moment, if it is not vacant.
    public Optional<Person> holder(String post, Instant at) {
        return subject(Party.post(post), Relation.HOLDER, at).flatMap(party -> person(UUID.fromString(party.id())));
    }

    /// The posts that stand in for a post at that moment, who was named first stands first; one that itself is
    /// stood in for brings nobody with it.
    public List<Post> deputies(String post, Instant at) {
        return byObject.getOrDefault(new Question(Party.post(post), Relation.DEPUTY), List.of()).stream()
                .filter(r -> r.validity().holdsAt(at))
                .sorted(Comparator.comparing((Relation r) -> r.validity().from())
                        .thenComparing(r -> r.subject().id()))
                .flatMap(r -> post(r.subject().id()).stream())
                .toList();
    }

    /// The post that leads a unit, if one was named.
    public Optional<Post> leader(String unit, Instant at) {
        return subject(Party.unit(unit), Relation.LEADER, at).flatMap(party -> post(party.id()));
    }

    /// The posts that nobody holds at that moment, in the order of their codes.
    public List<Post> vacancies(Instant at) {
        return posts.values().stream()
                .filter(post -> holder(post.code(), at).isEmpty())
                .sorted(Comparator.comparing(Post::code))
                .toList();
    }

    /// The posts that a person holds at that moment.
    public List<Post> postsOf(UUID person, Instant at) {
        return bySubject.getOrDefault(Party.person(person), List.of()).stream()
                .filter(r -> r.name().equals(Relation.HOLDER) && r.validity().holdsAt(at))
                .flatMap(r -> post(r.object().id()).stream())
                .toList();
    }

    /// Every relation in which one stands to something, also what has ended.
    public List<Relation> relationsOf(Party subject) {
        return bySubject.getOrDefault(subject, List.of());
    }

    /// The instants of a period at which somebody begins or ceases to stand somewhere, or a unit begins or
    /// ends,
    /// in order.
    public List<Instant> changesBetween(Instant from, Instant to) {
        var related = bySubject.values().stream().flatMap(List::stream).map(Relation::validity);
        return Stream.concat(related, units.values().stream().map(Unit::validity))
                .flatMap(validity -> Stream.concat(Stream.of(validity.from()), validity.end().stream()))
                .filter(change -> !change.isBefore(from) && change.isBefore(to))
                .distinct()
                .sorted()
                .toList();
    }

    /// All that stand in the relation to the object at that moment.
    public List<Party> subjects(Party object, String relation, Instant at) {
        return byObject.getOrDefault(new Question(object, relation), List.of()).stream()
                .filter(r -> r.validity().holdsAt(at))
                .map(Relation::subject)
                .toList();
    }

    /// The objects of that kind to which one stands in the relation at that moment.
    public List<String> objects(Party subject, String relation, String kind, Instant at) {
        return bySubject.getOrDefault(subject, List.of()).stream()
                .filter(r -> r.name().equals(relation)
                        && r.object().kind().equals(kind)
                        && r.validity().holdsAt(at))
                .map(r -> r.object().id())
                .toList();
    }

    /// The areas over which a unit stands in the relation at that moment.
    public List<String> areasOf(String unit, String relation, Instant at) {
        return bySubject.getOrDefault(Party.unit(unit), List.of()).stream()
                .filter(r -> r.name().equals(relation)
                        && r.object().kind().equals("area")
                        && r.validity().holdsAt(at))
                .map(r -> r.object().id())
                .toList();
    }

    private Optional<Party> subject(Party object, String relation, Instant at) {
        return byObject.getOrDefault(new Question(object, relation), List.of()).stream()
                .filter(r -> r.validity().holdsAt(at))
                .map(Relation::subject)
                .findFirst();
    }

    private static <K, V> Map<K, V> byKey(Collection<V> all, Function<V, K> key) {
        var map = new HashMap<K, V>();
        all.forEach(one -> map.put(key.apply(one), one));
        return Map.copyOf(map);
    }
}
