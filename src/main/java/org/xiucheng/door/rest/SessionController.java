package org.xiucheng.door.rest;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Set;
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
import org.xiucheng.serve.matter.Shown;

/// Logging in and out, and the accounts that anyone may try in an invented city.
@RestController
class SessionController {
    private static final Set<String> LOGIN = Set.of("account", "password", "code");

    private final Logins logins;
    private final Sessions sessions;
    private final Callers callers;
    private final WhoIsLoggedIn who;

    SessionController(Logins logins, Sessions sessions, Callers callers, WhoIsLoggedIn who) {
        this.logins = logins;
        this.sessions = sessions;
        this.callers = callers;
        this.who = who;
    }

    /// The demo accounts.
    record DemoAccounts(List<DemoAccount> items) {}

    /// One of them, with the post that it shows.
    record DemoAccount(String account, String password, Bilingual role, Shown.Named unit) {}

    @PostMapping("/api/v1/session")
    WhoIsLoggedIn.LoggedIn login(JsonBody body, HttpServletRequest request, HttpServletResponse response) {
        var fields = body.fields(LOGIN);
        var attempt = new Logins.Attempt(fields.text("account"), fields.text("password"), fields.findText("code"));
        var session = logins.login(attempt, request, response);
        return who.of(session, callers.need(session));
    }

    @GetMapping("/api/v1/session")
    WhoIsLoggedIn.LoggedIn current(HttpServletRequest request) {
        return who.of(callers.session(request).orElseThrow(Refusals::unauthenticated), callers.need(request));
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
                .flatMap(account -> who.posts(account.person()).stream()
                        .limit(1)
                        .map(post -> new DemoAccount(
                                account.account(), account.password(), post.name(), who.unit(post.unit()))))
                .toList());
    }
}
