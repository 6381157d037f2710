package org.xiucheng.door.web;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.xiucheng.decide.account.Passwords;
import org.xiucheng.decide.account.SecondFactors;
import org.xiucheng.kernel.Problem;
import org.xiucheng.kernel.Problem.Kind;
import org.xiucheng.kernel.access.AuditRecord;
import org.xiucheng.kernel.access.Subject;
import org.xiucheng.kernel.access.sql.SqlAudit;
import org.xiucheng.kernel.time.Maker;

/// Logging in by account and password.
///
/// A wrong password, an unknown account, a disabled one and a demo account in a real city get the same answer
/// after the same work. After a few failures each further try at that name has to wait, twice as long each
/// time; names that do not exist wait too.
@Component
public class Logins {
    private static final Logger SECURITY = LoggerFactory.getLogger("org.xiucheng.security");
    private static final int LONGEST_ACCOUNT = 64;
    private static final int LONGEST_PASSWORD = 256;

    private final Locks locks;
    private final Sessions sessions;
    private final Callers.Cast city;
    private final DoorSettings settings;
    private final Cache<String, Failures> failures;

    private record Failures(int count, Instant until) {}

    /// What a login is held against.
    @Component
    record Locks(Accounts accounts, Passwords passwords, SecondFactors secondFactors, SqlAudit audit, Maker maker) {}

    Logins(Locks locks, Sessions sessions, Callers.Cast city, DoorSettings settings) {
        this.locks = locks;
        this.sessions = sessions;
        this.city = city;
        this.settings = settings;
        this.failures = Caffeine.newBuilder()
                .maximumSize(settings.addresses())
                .expireAfterWrite(settings.login().longestWait().multipliedBy(2))
                .build();
    }

    /// What somebody typed; the code of the second factor comes with it or in a second try.
    public record Attempt(String account, String password, Optional<String> code) {
        /// Never shows the password in logs.
        @Override
        public String toString() {
            return "Attempt[…]";
        }
    }

    /// Begins a session, or refuses as `login.refused`, `login.code` (the password was right, the code is
    /// missing) or `login.wait`.
    public Sessions.Session login(Attempt attempt, HttpServletRequest request, HttpServletResponse response) {
        if (attempt.account().length() > LONGEST_ACCOUNT || attempt.password().length() > LONGEST_PASSWORD) {
            throw refused();
        }
        mustNotWait(attempt.account(), response);
        var account = locks.accounts().find(attempt.account());
        var right = account.flatMap(found -> Optional.ofNullable(found.secretHash()))
                .map(hash -> locks.passwords().matches(attempt.password(), hash))
                .orElseGet(() -> locks.passwords().matchesNobody(attempt.password()));
        var admitted = account.filter(found -> right && opens(found)).orElseThrow(() -> failed(attempt, request));
        var login = proven(admitted, attempt, request);
        failures.invalidate(attempt.account());
        written("login.done", admitted.account(), false);
        return sessions.begin(login, request, response);
    }

    /// Begins a session for whoever a provider of identities vouches for; `proven` says that it saw a second
    /// factor.
    public Optional<Sessions.Session> vouched(Vouched who, HttpServletRequest request, HttpServletResponse response) {
        var account = locks.accounts().linked(who.issuer(), who.subject()).filter(this::opens);
        if (account.isEmpty()) {
            SECURITY.warn("an identity without an account was refused from {}", request.getRemoteAddr());
        }
        return account.map(found -> {
            written("login.done", found.account(), false);
            return sessions.begin(new Sessions.Login(found.person(), found.account(), who.proven()), request, response);
        });
    }

    /// Whom a provider of identities vouches for.
    public record Vouched(String issuer, String subject, boolean proven) {}

    /// Counts a wrong second factor against the account that is logged in, as a wrong password is counted.
    public Problem wrongCode(String account) {
        count(account);
        return refused();
    }

    /// Does what needs the old password, and counts it as a failure when that is wrong.
    public void countUnless(String account, Runnable work) {
        try {
            work.run();
        } catch (Problem wrong) {
            if (wrong.code().equals("password.wrong")) {
                count(account);
            }
            throw wrong;
        }
    }

    /// Refuses as `login.wait` where the account has to wait.
    public void mustNotWait(String account, HttpServletResponse response) {
        var failed = failures.getIfPresent(account);
        var now = city.clock().instant();
        if (failed != null && now.isBefore(failed.until())) {
            var seconds = Duration.between(now, failed.until()).toSeconds() + 1;
            response.setHeader(HttpHeaders.RETRY_AFTER, Long.toString(seconds));
            throw new Problem(Kind.TOO_MANY, "login.wait", "Too many failures for this account; wait.", null);
        }
    }

    private Sessions.Login proven(Accounts.Account account, Attempt attempt, HttpServletRequest request) {
        if (!locks.secondFactors().has(account.person())) {
            return new Sessions.Login(account.person(), account.account(), false);
        }
        if (attempt.code().isEmpty()) {
            throw new Problem(Kind.UNAUTHENTICATED, "login.code", "Send the code of the second factor as well.", null);
        }
        if (!locks.secondFactors().proves(account.person(), attempt.code().get())) {
            throw failed(attempt, request);
        }
        return new Sessions.Login(account.person(), account.account(), true);
    }

    /// What was typed as an account is kept only where it is one: people type passwords there.
    private void written(String action, String account, boolean refused) {
        var record =
                AuditRecord.of(locks.maker(), new Subject.Anyone(), action, new AuditRecord.What("account", account));
        locks.audit().write(refused ? record.refused() : record);
    }

    private boolean opens(Accounts.Account account) {
        return account.live() && (!account.demo() || demoCity());
    }

    private Problem failed(Attempt attempt, HttpServletRequest request) {
        count(attempt.account());
        var known = locks.accounts().find(attempt.account()).map(Accounts.Account::account);
        written("login.failed", known.orElse("unknown"), true);
        SECURITY.warn("login refused from {}", request.getRemoteAddr());
        return refused();
    }

    /// The accounts that anyone may try, where the city is an invented one; empty elsewhere.
    public Optional<List<DemoAccount>> demo() {
        return demoCity()
                ? Optional.of(locks.accounts().demo().stream()
                        .map(found -> new DemoAccount(found.person(), found.account(), DoorSettings.DEMO_PASSWORD))
                        .toList())
                : Optional.empty();
    }

    /// An account of an invented city with its password.
    public record DemoAccount(UUID person, String account, String password) {}

    private boolean demoCity() {
        return city.places().jurisdiction().demo();
    }

    private void count(String account) {
        failures.asMap().compute(account, (_, before) -> {
            var count = before == null ? 1 : before.count() + 1;
            return new Failures(count, city.clock().instant().plus(pause(count)));
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
