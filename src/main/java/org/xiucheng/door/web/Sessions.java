package org.xiucheng.door.web;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.random.RandomGenerator;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.xiucheng.kernel.Sha256;
import org.xiucheng.kernel.time.Maker;

/// Who is logged in on this node. Kept in memory only: a restart logs everybody out.
///
/// A session's id has 256 random bits, is made at login and nowhere else, and is known here by its hash alone.
@Component
public class Sessions {
    private static final String COOKIE = "xiucheng-session";
    private static final int ID_BYTES = 32;
    private static final int ID_CHARACTERS = 16;

    private final Cookies cookies;
    private final InstantSource clock;
    private final RandomGenerator random;
    private final DoorSettings.Login limits;
    private final Cache<String, Session> live;

    Sessions(Cookies cookies, Maker maker, DoorSettings settings) {
        this.cookies = cookies;
        this.clock = maker.clock();
        this.random = maker.random();
        this.limits = settings.login();
        this.live = Caffeine.newBuilder()
                .maximumSize(limits.sessions())
                .expireAfterAccess(limits.idle())
                .build();
    }

    /// Who logged in, and whether with the second factor.
    public record Login(UUID person, String account, boolean proven) {}

    /// One login: whose, since when and from where, and what its requests must show to change anything. `id`
    /// names it among the officer's own and opens nothing.
    public record Session(
            String id, UUID person, String account, String csrf, Instant since, String from, boolean proven) {}

    /// Begins a session, ends the one that the request came with, and gives the cookie to the answer.
    public Session begin(Login login, HttpServletRequest request, HttpServletResponse response) {
        end(request, response);
        var secret = secret();
        var key = key(secret);
        var session = new Session(
                key.substring(0, ID_CHARACTERS),
                login.person(),
                login.account(),
                secret(),
                clock.instant().truncatedTo(ChronoUnit.MICROS),
                request.getRemoteAddr(),
                login.proven());
        live.put(key, session);
        response.setHeader(
                HttpHeaders.SET_COOKIE,
                cookies.make(COOKIE, secret, request)
                        .maxAge(limits.longest())
                        .build()
                        .toString());
        return session;
    }

    public Optional<Session> find(HttpServletRequest request) {
        return cookies.find(COOKIE, request)
                .flatMap(id -> Optional.ofNullable(live.getIfPresent(key(id))))
                .filter(this::fresh);
    }

    /// The sessions of one officer on this node, newest first.
    public List<Session> of(UUID person) {
        return live.asMap().values().stream()
                .filter(session -> session.person().equals(person) && fresh(session))
                .sorted(Comparator.comparing(Session::since).reversed())
                .toList();
    }

    /// Ends one of an officer's own sessions; false where there is none of that name.
    public boolean end(UUID person, String id) {
        return live.asMap()
                .entrySet()
                .removeIf(entry -> entry.getValue().person().equals(person)
                        && entry.getValue().id().equals(id));
    }

    /// Ends the session of the request, if there is one.
    public void end(HttpServletRequest request, HttpServletResponse response) {
        cookies.find(COOKIE, request).ifPresent(id -> live.invalidate(key(id)));
        response.setHeader(
                HttpHeaders.SET_COOKIE,
                cookies.make(COOKIE, "", request).maxAge(0).build().toString());
    }

    private boolean fresh(Session session) {
        return clock.instant().isBefore(session.since().plus(limits.longest()));
    }

    private static String key(String id) {
        return HexFormat.of().formatHex(Sha256.of(id.getBytes(StandardCharsets.UTF_8)));
    }

    private String secret() {
        var bytes = new byte[ID_BYTES];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
