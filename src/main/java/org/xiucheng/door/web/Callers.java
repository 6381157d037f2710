package org.xiucheng.door.web;

import jakarta.servlet.http.HttpServletRequest;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.springframework.stereotype.Component;
import org.xiucheng.door.web.Accounts.Standing;
import org.xiucheng.door.web.Sessions.Session;
import org.xiucheng.kernel.access.Permission;
import org.xiucheng.kernel.access.Subject;
import org.xiucheng.kernel.party.Post;
import org.xiucheng.kernel.party.sql.CurrentParties;
import org.xiucheng.kernel.place.Places;

/// Who stands behind a request, found once and only when somebody asks.
///
/// One look-up tells whether the account is open, whether the session is older than what ended all sessions,
/// and whether posts have changed on any node: whoever loses an account or a post has lost it with the next
/// request.
@Component
public class Callers {
    private static final String FOUND = Callers.class.getName();
    private static final Caller NOBODY = new Caller(Optional.empty(), Optional.empty(), Optional.empty(), false);

    private final Sessions sessions;
    private final Accounts accounts;
    private final Cast cast;
    private final DoorSettings.Login limits;
    private final AtomicLong seen = new AtomicLong(-1);

    Callers(Sessions sessions, Accounts accounts, Cast cast, DoorSettings settings) {
        this.sessions = sessions;
        this.accounts = accounts;
        this.cast = cast;
        this.limits = settings.login();
    }

    /// The city and its staff as this node knows them, and the time.
    @Component
    record Cast(CurrentParties parties, Places places, InstantSource clock) {}

    /// What a session still has to do before it may do anything else.
    public enum Need {
        /// Choose a password of one's own.
        PASSWORD,
        /// Set up the second factor that this city asks for.
        SECOND_FACTOR,
        /// Show the second factor, after a login that did not.
        PROOF
    }

    private record Caller(
            Optional<Session> session, Optional<Need> need, Optional<Subject.Officer> officer, boolean shared) {}

    /// The officer who is logged in and has done what a login asks for.
    public Optional<Subject.Officer> officer(HttpServletRequest request) {
        var caller = caller(request);
        return caller.need().isPresent() ? Optional.empty() : caller.officer();
    }

    /// The officer, or the public.
    public Subject subject(HttpServletRequest request) {
        return officer(request).<Subject>map(found -> found).orElseGet(Subject.Anyone::new);
    }

    /// The session of the request, if it is live; perhaps with something still to do.
    public Optional<Session> session(HttpServletRequest request) {
        return caller(request).session();
    }

    /// What the session still has to do.
    public Optional<Need> need(HttpServletRequest request) {
        return caller(request).need();
    }

    /// What a session that has just begun still has to do.
    public Optional<Need> need(Session session) {
        return standing(session).flatMap(Caller::need);
    }

    /// Whether the account is one of the demonstration, which anyone may use.
    public boolean shared(HttpServletRequest request) {
        return caller(request).shared();
    }

    private Caller caller(HttpServletRequest request) {
        if (request.getAttribute(FOUND) instanceof Caller known) {
            return known;
        }
        var caller = sessions.find(request).flatMap(this::standing).orElse(NOBODY);
        request.setAttribute(FOUND, caller);
        return caller;
    }

    private Optional<Caller> standing(Session session) {
        return accounts.standing(session.person())
                .filter(standing -> standing.live()
                        && !session.since().isBefore(standing.sessionsFrom())
                        && (!standing.demo() || cast.places().jurisdiction().demo()))
                .map(standing -> caller(session, standing));
    }

    private Caller caller(Session session, Standing standing) {
        if (seen.get() != standing.change()) {
            cast.parties().refresh();
            seen.set(standing.change());
        }
        var officer = officer(session.person(), session.account());
        return new Caller(Optional.of(session), need(session, standing), Optional.of(officer), standing.demo());
    }

    private Optional<Need> need(Session session, Standing standing) {
        if (standing.secondFactor() && !session.proven()) {
            return Optional.of(Need.PROOF);
        }
        if (standing.mustChange()) {
            return Optional.of(Need.PASSWORD);
        }
        var asked = limits.secondFactor() && !standing.demo();
        return asked && !session.proven() ? Optional.of(Need.SECOND_FACTOR) : Optional.empty();
    }

    /// The person with the posts held at this moment.
    private Subject.Officer officer(UUID person, String account) {
        var holdings = new HashSet<Subject.Holding>();
        for (var post : cast.parties().get().postsOf(person, cast.clock().instant())) {
            holdings.add(holding(post));
        }
        return new Subject.Officer(person, account, holdings);
    }

    private static Subject.Holding holding(Post post) {
        var permissions = new HashSet<Permission>();
        post.permissions().forEach(key -> permissions.add(Permission.valueOf(key)));
        return new Subject.Holding(post.code(), post.unit(), permissions);
    }
}
