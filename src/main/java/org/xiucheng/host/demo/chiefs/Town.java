package org.xiucheng.host.demo.chiefs;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.xiucheng.kernel.access.Permission;
import org.xiucheng.kernel.access.Subject;
import org.xiucheng.kernel.calendar.Calendars;
import org.xiucheng.kernel.calendar.WorkCalendar;
import org.xiucheng.kernel.party.Chiefs;
import org.xiucheng.kernel.party.Parties;
import org.xiucheng.kernel.party.Person;
import org.xiucheng.kernel.party.Post;
import org.xiucheng.kernel.party.sql.CurrentParties;
import org.xiucheng.kernel.place.Places;
import org.xiucheng.kernel.place.Segment;

/// The running city as those who play in it see it: its parts, its people, its calendar.
public final class Town {
    private final Parts parts;
    private final Agenda agenda;

    Town(Parts parts, Agenda agenda) {
        this.parts = parts;
        this.agenda = agenda;
    }

    /// Gives a working part of the city by its type.
    public interface Parts {
        <T> T part(Class<T> type);
    }

    <T> T part(Class<T> type) {
        return parts.part(type);
    }

    Agenda agenda() {
        return agenda;
    }

    Instant now() {
        return agenda.now();
    }

    JdbcClient sql() {
        return part(JdbcClient.class);
    }

    Places places() {
        return part(Places.class);
    }

    WorkCalendar calendar() {
        return part(Calendars.class).at(now());
    }

    Parties parties() {
        return part(CurrentParties.class).get();
    }

    /// Who stands where has changed.
    void partiesChanged() {
        part(CurrentParties.class).refresh();
    }

    Chiefs chiefs() {
        return new Chiefs(parties(), this::areas);
    }

    List<String> areas(Segment segment) {
        return places().chainAt(segment.middle()).orElseThrow();
    }

    /// The person in a post, with everything they hold; empty while the post is vacant.
    Optional<Subject.Officer> holder(String post) {
        return parties().holder(post, now()).map(this::officer);
    }

    /// Those of a unit who may do something of that sort, in the order of posts.
    List<Subject.Officer> officers(String unit, Permission permission) {
        return parties().posts().stream()
                .filter(post -> post.unit().equals(unit) && post.permissions().contains(permission.name()))
                .map(Post::code)
                .sorted()
                .flatMap(post -> holder(post).stream())
                .toList();
    }

    private Subject.Officer officer(Person person) {
        Set<Subject.Holding> holdings = new HashSet<>();
        parties().postsOf(person.id(), now()).forEach(post -> holdings.add(holding(post)));
        return new Subject.Officer(person.id(), "demo", holdings);
    }

    private static Subject.Holding holding(Post post) {
        var permissions = post.permissions().stream().map(Permission::valueOf).collect(Collectors.toUnmodifiableSet());
        return new Subject.Holding(post.code(), post.unit(), permissions);
    }
}
