package org.xiucheng.door.rest;

import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.xiucheng.door.web.Callers;
import org.xiucheng.door.web.Sessions;
import org.xiucheng.kernel.Bilingual;
import org.xiucheng.kernel.party.Person;
import org.xiucheng.kernel.party.Post;
import org.xiucheng.kernel.party.Unit;
import org.xiucheng.kernel.party.sql.CurrentParties;
import org.xiucheng.serve.matter.Shown;

/// Says who is logged in, with which posts, and what is still to be done before work begins.
@Component
class WhoIsLoggedIn {
    private final CurrentParties parties;
    private final InstantSource clock;

    WhoIsLoggedIn(CurrentParties parties, InstantSource clock) {
        this.parties = parties;
        this.clock = clock;
    }

    /// Who is logged in; `csrf` is what every change must show, `need` what is still to be done, and
    /// `proven` whether a second factor was shown.
    record LoggedIn(
            String account,
            String name,
            List<Held> posts,
            List<String> permissions,
            String csrf,
            boolean proven,
            Optional<String> need) {}

    /// A post with its unit.
    record Held(String code, Bilingual name, Shown.Named unit) {}

    LoggedIn of(Sessions.Session session, Optional<Callers.Need> need) {
        var held = posts(session.person());
        var permissions = held.stream()
                .flatMap(post -> post.permissions().stream())
                .sorted()
                .distinct()
                .toList();
        return new LoggedIn(
                session.account(),
                parties.get().person(session.person()).map(Person::name).orElse(session.account()),
                held.stream()
                        .map(post -> new Held(post.code(), post.name(), unit(post.unit())))
                        .toList(),
                permissions,
                session.csrf(),
                session.proven(),
                need.map(what -> what.name().toLowerCase(Locale.ROOT).replace('_', '-')));
    }

    List<Post> posts(UUID person) {
        return parties.get().postsOf(person, clock.instant());
    }

    Shown.Named unit(String code) {
        return new Shown.Named(code, parties.get().unit(code).map(Unit::name).orElseGet(() -> Bilingual.same(code)));
    }
}
