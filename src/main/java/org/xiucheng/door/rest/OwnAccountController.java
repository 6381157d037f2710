package org.xiucheng.door.rest;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.xiucheng.decide.account.OwnPassword;
import org.xiucheng.decide.account.SecondFactors;
import org.xiucheng.door.web.Callers;
import org.xiucheng.door.web.Callers.Need;
import org.xiucheng.door.web.Logins;
import org.xiucheng.door.web.Refusals;
import org.xiucheng.door.web.Sessions;
import org.xiucheng.kernel.place.Places;

/// What every officer does with their own account: the password, the second factor, the places where it is
/// open.
///
/// Whatever raises what a session may do begins a new one under a new id.
@RestController
class OwnAccountController {
    private static final Set<String> CODE = Set.of("code");
    private static final Set<String> PASSWORDS = Set.of("old", "password");
    private static final int LONGEST_CODE = 64;

    private final Account account;
    private final Sessions sessions;
    private final Callers callers;
    private final Logins logins;
    private final WhoIsLoggedIn who;

    /// The parts that keep what an account is opened with.
    @Component
    record Account(OwnPassword password, SecondFactors secondFactors, Places places) {}

    OwnAccountController(Account account, Sessions sessions, Callers callers, Logins logins, WhoIsLoggedIn who) {
        this.account = account;
        this.sessions = sessions;
        this.callers = callers;
        this.logins = logins;
        this.who = who;
    }

    /// The officer's sessions on this node.
    record OwnSessions(List<OwnSession> items) {}

    /// One of them; `current` is the one that asks.
    record OwnSession(String session, Instant since, String from, boolean current) {}

    /// The second factor works; these codes are shown once.
    record Confirmed(List<String> recoveryCodes, WhoIsLoggedIn.LoggedIn session) {}

    @PostMapping("/api/v1/session/proof")
    WhoIsLoggedIn.LoggedIn prove(JsonBody body, HttpServletRequest request, HttpServletResponse response) {
        var session = session(request);
        logins.mustNotWait(session.account(), response);
        var code = code(body);
        if (!account.secondFactors().proves(session.person(), code)) {
            throw logins.wrongCode(session.account());
        }
        return anew(session, true, request, response);
    }

    @PostMapping("/api/v1/session/password")
    WhoIsLoggedIn.LoggedIn password(JsonBody body, HttpServletRequest request, HttpServletResponse response) {
        var session = past(Set.of(Need.PROOF), request);
        var fields = body.fields(PASSWORDS);
        logins.mustNotWait(session.account(), response);
        logins.countUnless(
                session.account(),
                () -> account.password().change(session.person(), fields.text("old"), fields.text("password")));
        sessions.of(session.person()).forEach(one -> sessions.end(session.person(), one.id()));
        return anew(session, session.proven(), request, response);
    }

    @PostMapping("/api/v1/session/second-factor")
    SecondFactors.Enrolment enrol(HttpServletRequest request) {
        var session = past(Set.of(Need.PROOF, Need.PASSWORD), request);
        var city = account.places().jurisdiction().name().zh();
        return account.secondFactors().begin(session.person(), session.account(), city);
    }

    @PostMapping("/api/v1/session/second-factor/confirmation")
    Confirmed confirm(JsonBody body, HttpServletRequest request, HttpServletResponse response) {
        var session = past(Set.of(Need.PROOF, Need.PASSWORD), request);
        var codes = account.secondFactors().confirm(session.person(), code(body));
        return new Confirmed(codes, anew(session, true, request, response));
    }

    @GetMapping("/api/v1/sessions")
    OwnSessions list(HttpServletRequest request) {
        var current = session(request);
        return new OwnSessions(sessions.of(current.person()).stream()
                .filter(one -> own(one.id(), current, request))
                .map(one -> new OwnSession(
                        one.id(), one.since(), one.from(), one.id().equals(current.id())))
                .toList());
    }

    @DeleteMapping("/api/v1/sessions/{session}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void end(@PathVariable String session, HttpServletRequest request) {
        var current = session(request);
        if (!own(session, current, request) || !sessions.end(current.person(), session)) {
            throw Refusals.absent();
        }
    }

    /// An account of the demonstration is everybody's: whoever uses it sees and ends the session at hand only.
    private boolean own(String session, Sessions.Session current, HttpServletRequest request) {
        return !callers.shared(request) || session.equals(current.id());
    }

    private WhoIsLoggedIn.LoggedIn anew(
            Sessions.Session old, boolean proven, HttpServletRequest request, HttpServletResponse response) {
        var login = new Sessions.Login(old.person(), old.account(), proven);
        var session = sessions.begin(login, request, response);
        return who.of(session, callers.need(session));
    }

    private Sessions.Session session(HttpServletRequest request) {
        return callers.session(request).orElseThrow(Refusals::unauthenticated);
    }

    /// The session, where none of these is still to be done.
    private Sessions.Session past(Set<Need> first, HttpServletRequest request) {
        var need = callers.need(request).filter(first::contains);
        if (need.isPresent()) {
            throw Refusals.unready(need.get());
        }
        return session(request);
    }

    private static String code(JsonBody body) {
        var fields = body.fields(CODE);
        var code = fields.text("code");
        if (code.length() > LONGEST_CODE) {
            throw fields.type("code");
        }
        return code;
    }
}
