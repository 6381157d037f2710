package org.xiucheng.door.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.web.filter.OncePerRequestFilter;
import org.xiucheng.door.web.Route.Admits;
import org.xiucheng.door.web.Routes.Found;
import org.xiucheng.kernel.Problem;
import org.xiucheng.kernel.Problem.Kind;
import org.xiucheng.kernel.access.Subject;

/// The one gate of the server: is there such a route, can the caller afford it, may the caller ask it.
///
/// A session is looked at only where a route needs one, so that reports of residents pass with a table
/// look-up. Whoever changes something by a session shows its `X-CSRF-Token` as well; a reporter shows the
/// token of the report instead.
final class Gate extends OncePerRequestFilter {
    /// What reporters show instead of a session.
    static final String REPORT_TOKEN = "Report-Token";

    private static final String CSRF = "X-CSRF-Token";

    private final Routes routes;
    private final Allowance allowance;
    private final Callers callers;
    private final DoorSettings settings;

    Gate(Routes routes, Allowance allowance, Callers callers, DoorSettings settings) {
        this.routes = routes;
        this.allowance = allowance;
        this.callers = callers;
        this.settings = settings;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        switch (routes.find(request.getMethod(), request.getServletPath())) {
            case Found.Declared(var route) -> admit(route, request, response);
            case Found.Page() -> allowance.welcome(request, response);
            case Found.WrongMethod(var allow) -> {
                allowance.take(1, request, response);
                response.setHeader(HttpHeaders.ALLOW, allow);
                throw Refusals.method();
            }
            case Found.Nothing() -> {
                allowance.take(1, request, response);
                throw Refusals.absent();
            }
        }
        chain.doFilter(request, response);
    }

    private void admit(Route route, HttpServletRequest request, HttpServletResponse response) {
        if (changes(request.getMethod()) && comesFromElsewhere(request)) {
            throw new Problem(Kind.FORBIDDEN, "origin.foreign", "A page of another site may not do this.", null);
        }
        allowance.take(route.cost(), request, response);
        var longest = route.longest().orElse(settings.queryCharacters());
        route.query().ifPresent(known -> QueryCheck.check(request, known, longest));
        switch (route.admits()) {
            case Admits.Anyone() -> {}
            case Admits.Staff() -> staff(request);
            case Admits.Entering() -> session(request);
            case Admits.Concerned() -> {
                if (request.getHeader(REPORT_TOKEN) == null) {
                    staff(request);
                }
            }
            case Admits.Holder(var permission) -> {
                if (!staff(request).may(permission)) {
                    throw Refusals.forbidden();
                }
            }
        }
    }

    private Subject.Officer staff(HttpServletRequest request) {
        session(request);
        callers.need(request).ifPresent(need -> {
            throw Refusals.unready(need);
        });
        return callers.officer(request).orElseThrow(Refusals::unauthenticated);
    }

    private void session(HttpServletRequest request) {
        if (callers.session(request).isEmpty()) {
            throw Refusals.unauthenticated();
        }
        if (changes(request.getMethod()) && !shown(request)) {
            throw new Problem(Kind.FORBIDDEN, "csrf.missing", "Send the X-CSRF-Token of your session.", null);
        }
    }

    /// A browser says which page made it ask; whoever says nothing is no page.
    private static boolean comesFromElsewhere(HttpServletRequest request) {
        var origin = request.getHeader(HttpHeaders.ORIGIN);
        var site = Optional.ofNullable(request.getHeader("Sec-Fetch-Site")).orElse("none");
        var foreign =
                origin != null && !origin.replaceFirst("^https?://", "").equals(request.getHeader(HttpHeaders.HOST));
        return foreign || site.equals("cross-site");
    }

    private static boolean changes(String method) {
        return !method.equals("GET") && !method.equals("HEAD");
    }

    private boolean shown(HttpServletRequest request) {
        var shown = Optional.ofNullable(request.getHeader(CSRF)).orElse("").getBytes(StandardCharsets.UTF_8);
        return callers.session(request)
                .filter(session -> MessageDigest.isEqual(shown, session.csrf().getBytes(StandardCharsets.UTF_8)))
                .isPresent();
    }
}
