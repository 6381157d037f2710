package org.xiucheng.door.web;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.xiucheng.kernel.Problem;
import org.xiucheng.kernel.Problem.Kind;
import org.xiucheng.kernel.place.Places;

/// Logging in by account and password.
///
/// A wrong password, an unknown account, a disabled one and a demo account in a real city get the same answer
/// after the same
/// work. After a few failures each further try at that name has to wait, twice as long each time; names that
/// do not exist wait
/// too.
@Component
public class Logins {
    private static final Logger SECURITY = LoggerFactory.getLogger("org.xiucheng.security");
    private static final int LONGEST_ACCOUNT = 64;
    private static final int LONGEST_PASSWORD = 256;

    private final Accounts accounts;
    private final Passwords passwords;
    private final Sessions sessions;
    private final Places places;
    private final InstantSource clock;
    private final DoorSettings settings;
    private final Cache<String, Failures> failures;

    private record Failures(int count, Instant until) {}

    Logins(
            Accounts accounts,
            Passwords passwords,
            Sessions sessions,
            Places places,
            InstantSource clock,
            DoorSettings settings) {
        this.accounts = accounts;
        this.passwords = passwords;
        this.sessions = sessions;
        this.places = places;
        this.clock = clock;
        this.settings = settings;
        this.failures = Caffeine.newBuilder()
                .maximumSize(settings.addresses())
                .expireAfterWrite(settings.login().longestWait().multipliedBy(2))
                .build();
    }

    /// What somebody typed.
    public record Attempt(String account, String password) {
        /// Never shows the password in logs.
        @Override
        public String toString() {
            return "Attempt[…]";
        }
    }

    /// Begins a session, or refuses as `login.refused` or `login.wait`.
    public Sessions.Session login(Attempt attempt, HttpServletRequest request, HttpServletResponse response) {
        if (attempt.account().length() > LONGEST_ACCOUNT || attempt.password().length() > LONGEST_PASSWORD) {
            throw refused();
        }
        mustNotWait(attempt.account(), response);
        var account = accounts.find(attempt.account());
        var right = account.map(found -> passwords.matches(attempt.password(), found.secretHash()))
                .orElseGet(() -> passwords.matchesNobody(attempt.password()));
        var admitted = account.filter(found -> right && found.live() && (!found.demo() || demoCity()));
        if (admitted.isEmpty()) {
            count(attempt.account());
            SECURITY.warn("login refused from {}", request.getRemoteAddr());
            throw refused();
        }
        failures.invalidate(attempt.account());
        return sessions.begin(admitted.get().person(), admitted.get().account(), request, response);
    }

    /// The accounts that anyone may try, where the city is an invented one; empty elsewhere.
    public Optional<List<DemoAccount>> demo() {
        return demoCity()
                ? Optional.of(accounts.demo().stream()
                        .map(found -> new DemoAccount(found.person(), found.account(), DoorSettings.DEMO_PASSWORD))
                        .toList())
                : Optional.empty();
    }

    /// An account of an invented city with its password.
    public record DemoAccount(UUID person, String account, String password) {}

    private boolean demoCity() {
        return places.jurisdiction().demo();
    }

    private void mustNotWait(String account, HttpServletResponse response) {
        var failed = failures.getIfPresent(account);
        var now = clock.instant();
        if (failed != null && now.isBefore(failed.until())) {
            var seconds = Duration.between(now, failed.until()).toSeconds() + 1;
            response.setHeader(HttpHeaders.RETRY_AFTER, Long.toString(seconds));
            throw new Problem(Kind.TOO_MANY, "login.wait", "Too many failures for this account; wait.", null);
        }
    }

    private void count(String account) {
        failures.asMap().compute(account, (_, before) -> {
            var count = before == null ? 1 : before.count() + 1;
            return new Failures(count, clock.instant().plus(pause(count)));
        });
    }

    private Duration pause(int count) {
        var limits = settings.login();
        if (count < limits.failures()) {
            return Duration.ZERO;
        }
        var doublings = Math.min(count - limits.failures(), Integer.SIZE - 2);
        var wait = limits.firstWait().multipliedBy(1L << doublings);
        return wait.compareTo(limits.longestWait()) > 0 ? limits.longestWait() : wait;
    }

    private static Problem refused() {
        return new Problem(Kind.UNAUTHENTICATED, "login.refused", "The account or the password is wrong.", null);
    }
}
