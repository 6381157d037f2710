package org.xiucheng.door.rest;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.xiucheng.door.web.Callers;
import org.xiucheng.door.web.Logins;
import org.xiucheng.door.web.Refusals;
import org.xiucheng.door.web.Sessions;
import org.xiucheng.kernel.Bilingual;
import org.xiucheng.kernel.party.Person;
import org.xiucheng.kernel.party.Post;
import org.xiucheng.kernel.party.Unit;
import org.xiucheng.kernel.party.sql.CurrentParties;
import org.xiucheng.serve.matter.Shown;

/// Logging in and out, and the accounts that anyone may try in an invented city.
@RestController
class SessionController {
    private static final Set<String> LOGIN = Set.of("account", "password");

    private final Logins logins;
    private final Sessions sessions;
    private final Callers callers;
    private final CurrentParties parties;
    private final InstantSource clock;

    SessionController(Logins logins, Sessions sessions, Callers callers, CurrentParties parties, InstantSource clock) {
        this.logins = logins;
        this.sessions = sessions;
        this.callers = callers;
        this.parties = parties;
        this.clock = clock;
    }

    /// Who is logged in; `csrf` is what every change must show.
    record LoggedIn(String account, String name, List<Held> posts, List<String> permissions, String csrf) {}

    /// A post with its unit.
    record Held(String code, Bilingual name, Shown.Named unit) {}

    /// The demo accounts.
    record DemoAccounts(List<DemoAccount> items) {}

    /// One of them, with the post that it shows.
    record DemoAccount(String account, String password, Bilingual role, Shown.Named unit) {}

    @PostMapping("/api/v1/session")
    LoggedIn login(JsonBody body, HttpServletRequest request, HttpServletResponse response) {
        var fields = body.fields(LOGIN);
        var attempt = new Logins.Attempt(fields.text("account"), fields.text("password"));
        return loggedIn(logins.login(attempt, request, response));
    }

    @GetMapping("/api/v1/session")
    LoggedIn current(HttpServletRequest request) {
        return loggedIn(callers.session(request).orElseThrow(Refusals::unauthenticated));
    }

    @DeleteMapping("/api/v1/session")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void logout(HttpServletRequest request, HttpServletResponse response) {
        sessions.end(request, response);
    }

    @GetMapping("/api/v1/demo/accounts")
    DemoAccounts demo() {
        var accounts = logins.demo().orElseThrow(Refusals::absent);
        return new DemoAccounts(accounts.stream()
                .flatMap(account -> posts(account.person()).stream()
                        .limit(1)
                        .map(post ->
                                new DemoAccount(account.account(), account.password(), post.name(), unit(post.unit()))))
                .toList());
    }

    private LoggedIn loggedIn(Sessions.Session session) {
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
                session.csrf());
    }

    private List<Post> posts(UUID person) {
        return parties.get().postsOf(person, clock.instant());
    }

    private Shown.Named unit(String code) {
        return new Shown.Named(code, parties.get().unit(code).map(Unit::name).orElseGet(() -> Bilingual.same(code)));
    }
}
