package org.xiucheng.serve.organisation;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.xiucheng.kernel.Bilingual;
import org.xiucheng.kernel.party.Parties;
import org.xiucheng.kernel.party.Party;
import org.xiucheng.kernel.party.Person;
import org.xiucheng.kernel.party.Post;
import org.xiucheng.kernel.party.Relation;
import org.xiucheng.kernel.party.Unit;
import org.xiucheng.kernel.party.sql.SqlParties;

/// The units of the city with their posts, who holds them, and over what they stand: the page from which the
/// security administrator works. Staff only; residents are in none of it.
@Service
public class ReadOrganisation {
    private final SqlParties store;
    private final JdbcClient jdbc;

    ReadOrganisation(SqlParties store, JdbcClient jdbc) {
        this.store = store;
        this.jdbc = jdbc;
    }

    /// One unit that there is now.
    public record UnitView(
            String code, Bilingual name, String kind, String area, List<PostView> posts, List<StanceView> stances) {}

    /// A post, and who holds it now.
    public record PostView(
            String code, Bilingual name, List<String> permissions, Optional<Holder> holder, List<StanceView> stances) {}

    /// A person by account and name.
    public record Holder(String account, String name) {}

    /// Over which area or road a unit or post stands, now or later.
    public record StanceView(
            String objectKind, String object, String relation, Instant from, Optional<Instant> to, String by) {}

    private record Named(UUID person, String account) {}

    /// The units after that one, in the order of their codes.
    public List<UnitView> units(String after, Instant at, int limit) {
        var known = store.all();
        var accounts = accounts();
        return known.units().stream()
                .filter(unit ->
                        unit.code().compareTo(after) > 0 && unit.validity().holdsAt(at))
                .sorted(Comparator.comparing(Unit::code))
                .limit(limit)
                .map(unit -> new UnitView(
                        unit.code(),
                        unit.name(),
                        unit.kind(),
                        unit.area(),
                        posts(unit.code(), known, accounts, at),
                        stances(Party.unit(unit.code()), known, at)))
                .toList();
    }

    private static List<PostView> posts(String unit, Parties known, List<Named> accounts, Instant at) {
        return known.posts().stream()
                .filter(post -> post.unit().equals(unit))
                .sorted(Comparator.comparing(Post::code))
                .map(post -> new PostView(
                        post.code(),
                        post.name(),
                        post.permissions().stream().sorted().toList(),
                        known.holder(post.code(), at).map(person -> holder(person, accounts)),
                        stances(Party.post(post.code()), known, at)))
                .toList();
    }

    private static Holder holder(Person person, List<Named> accounts) {
        var account = accounts.stream()
                .filter(named -> named.person().equals(person.id()))
                .map(Named::account)
                .findFirst();
        return new Holder(account.orElse(""), person.name());
    }

    private static List<StanceView> stances(Party subject, Parties known, Instant at) {
        return known.relationsOf(subject).stream()
                .filter(relation -> relation.validity()
                        .end()
                        .filter(end -> !end.isAfter(at))
                        .isEmpty())
                .sorted(Comparator.comparing(Relation::name)
                        .thenComparing(relation -> relation.object().id()))
                .map(relation -> new StanceView(
                        relation.object().kind(),
                        relation.object().id(),
                        relation.name(),
                        relation.validity().from(),
                        relation.validity().end(),
                        relation.grantedBy()))
                .toList();
    }

    private List<Named> accounts() {
        return jdbc.sql("select person_id as person, account from access.account")
                .query(Named.class)
                .list();
    }
}
