package org.xiucheng.door.web;

import jakarta.servlet.http.HttpServletRequest;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.xiucheng.door.web.Sessions.Session;
import org.xiucheng.kernel.access.Permission;
import org.xiucheng.kernel.access.Subject;
import org.xiucheng.kernel.party.Post;
import org.xiucheng.kernel.party.sql.CurrentParties;

/// Who stands behind a request, found once and only when somebody asks.
///
/// Posts are looked up anew for each request, so whoever loses a post loses what it permits with the next call.
@Component
public class Callers {
    private static final String FOUND = Callers.class.getName();

    private final Sessions sessions;
    private final Accounts accounts;
    private final CurrentParties parties;
    private final InstantSource clock;

    Callers(Sessions sessions, Accounts accounts, CurrentParties parties, InstantSource clock) {
        this.sessions = sessions;
        this.accounts = accounts;
        this.parties = parties;
        this.clock = clock;
    }

    /// The officer who is logged in, if one is.
    public Optional<Subject.Officer> officer(HttpServletRequest request) {
        if (request.getAttribute(FOUND) instanceof Optional<?> known) {
            return known.map(Subject.Officer.class::cast);
        }
        var officer = sessions.find(request)
                .filter(session -> accounts.live(session.person()))
                .map(session -> officer(session.person(), session.account()));
        request.setAttribute(FOUND, officer);
        return officer;
    }

    /// The officer, or the public.
    public Subject subject(HttpServletRequest request) {
        return officer(request).<Subject>map(found -> found).orElseGet(Subject.Anyone::new);
    }

    /// The session of the request, if it is live.
    public Optional<Session> session(HttpServletRequest request) {
        return sessions.find(request);
    }

    /// The person with the posts held at this moment.
    Subject.Officer officer(UUID person, String account) {
        var holdings = new HashSet<Subject.Holding>();
        for (var post : parties.get().postsOf(person, clock.instant())) {
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
