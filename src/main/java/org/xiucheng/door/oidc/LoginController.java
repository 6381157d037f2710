package org.xiucheng.door.oidc;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.nimbusds.oauth2.sdk.id.State;
import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import com.nimbusds.openid.connect.sdk.Nonce;
import com.nimbusds.openid.connect.sdk.claims.AMR;
import com.nimbusds.openid.connect.sdk.claims.IDTokenClaimsSet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseCookie;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.xiucheng.door.web.Cookies;
import org.xiucheng.door.web.Logins;
import org.xiucheng.door.web.Refusals;

/// The way in by an identity elsewhere: to the provider and back.
///
/// An attempt is known by its state, belongs to the browser that began it and is used once. Whoever comes back
/// goes to a page of ours and nowhere else; who is vouched for without having an account gets none.
@RestController
@EnableConfigurationProperties(ProviderSettings.class)
class LoginController {
    private static final Logger SECURITY = LoggerFactory.getLogger("org.xiucheng.security");
    private static final Logger LOG = LoggerFactory.getLogger(LoginController.class);
    private static final String COOKIE = "xiucheng-login";
    private static final URI WORK = URI.create("/work");
    private static final URI REFUSED = URI.create("/login?refused=provider");
    private static final URI SILENT = URI.create("/login?refused=silence");
    private static final Set<AMR> SECOND_FACTORS =
            Set.of(new AMR("mfa"), new AMR("otp"), new AMR("hwk"), new AMR("sc"));

    private final ProviderSettings settings;
    private final Logins logins;
    private final Cookies cookies;
    private final Cache<String, Attempt> attempts;
    private final AtomicReference<@Nullable Provider> known = new AtomicReference<>();

    LoginController(ProviderSettings settings, Logins logins, Cookies cookies) {
        this.cookies = cookies;
        this.settings = settings;
        this.logins = logins;
        this.attempts = Caffeine.newBuilder()
                .maximumSize(settings.atOnce())
                .expireAfterWrite(settings.toLogIn())
                .build();
    }

    /// The ways in; `provider` names the host of the provider, where there is one.
    record Ways(boolean password, Optional<String> provider) {}

    @GetMapping("/api/v1/login")
    Ways ways() {
        return new Ways(true, settings.issuer().map(URI::getHost));
    }

    /// A browser stands here, not a program: where the provider is silent it goes back to the page of the
    /// login, which says so.
    @GetMapping("/api/v1/login/begin")
    ResponseEntity<Void> begin(HttpServletRequest request) {
        try {
            return begun(provider(), request);
        } catch (Provider.Unreachable unreachable) {
            return silent(unreachable);
        }
    }

    private ResponseEntity<Void> begun(Provider provider, HttpServletRequest request) {
        var attempt = new Attempt(new State(), new Nonce(), new CodeVerifier(), new State().getValue());
        attempts.put(attempt.state().getValue(), attempt);
        return ResponseEntity.status(HttpStatus.SEE_OTHER)
                .location(provider.question(attempt))
                .header(
                        HttpHeaders.SET_COOKIE,
                        cookie(attempt.browser(), request)
                                .maxAge(settings.toLogIn())
                                .build()
                                .toString())
                .build();
    }

    @GetMapping("/api/v1/login/finish")
    ResponseEntity<Void> finish(
            @RequestParam(required = false) @Nullable String code,
            @RequestParam(required = false) @Nullable String state,
            HttpServletRequest request,
            HttpServletResponse response) {
        var attempt = attempt(state, request);
        response.addHeader(
                HttpHeaders.SET_COOKIE, cookie("", request).maxAge(0).build().toString());
        try {
            return finished(attempt.isPresent() ? vouched(code, attempt.get()) : Optional.empty(), request, response);
        } catch (Provider.Unreachable unreachable) {
            return silent(unreachable);
        }
    }

    private ResponseEntity<Void> finished(
            Optional<Logins.Vouched> vouched, HttpServletRequest request, HttpServletResponse response) {
        var session = vouched.flatMap(who -> logins.vouched(who, request, response));
        if (session.isEmpty()) {
            SECURITY.warn("login by a provider refused from {}", request.getRemoteAddr());
        }
        return ResponseEntity.status(HttpStatus.SEE_OTHER)
                .location(session.isPresent() ? WORK : REFUSED)
                .build();
    }

    private Optional<Logins.Vouched> vouched(@Nullable String code, Attempt attempt) throws Provider.Unreachable {
        if (code == null || code.isBlank()) {
            return Optional.empty();
        }
        try {
            return Optional.of(vouched(provider().identity(code, attempt)));
        } catch (Provider.Refused refused) {
            SECURITY.warn("the word of the provider does not hold: {}", String.valueOf(refused.getCause()));
            return Optional.empty();
        }
    }

    private static Logins.Vouched vouched(IDTokenClaimsSet claims) {
        var factors = claims.getAMR();
        var proven = factors != null && factors.stream().anyMatch(SECOND_FACTORS::contains);
        return new Logins.Vouched(
                claims.getIssuer().getValue(), claims.getSubject().getValue(), proven);
    }

    /// The attempt of that state, where this browser began it; it is gone afterwards, whoever asked.
    private Optional<Attempt> attempt(@Nullable String state, HttpServletRequest request) {
        if (state == null) {
            return Optional.empty();
        }
        return Optional.ofNullable(attempts.asMap().remove(state))
                .filter(attempt -> MessageDigest.isEqual(
                        attempt.browser().getBytes(StandardCharsets.UTF_8),
                        cookies.find(COOKIE, request).orElse("").getBytes(StandardCharsets.UTF_8)));
    }

    /// It comes back from another site, so the browser must send it along then.
    private ResponseCookie.ResponseCookieBuilder cookie(String value, HttpServletRequest request) {
        return cookies.make(COOKIE, value, request).sameSite("Lax");
    }

    private Provider provider() throws Provider.Unreachable {
        if (settings.issuer().isEmpty()) {
            throw Refusals.absent();
        }
        var provider = known.get();
        if (provider == null) {
            provider = Provider.discover(settings);
            known.set(provider);
        }
        return provider;
    }

    private static ResponseEntity<Void> silent(Provider.Unreachable unreachable) {
        LOG.warn("the provider of identities does not answer", unreachable);
        return ResponseEntity.status(HttpStatus.SEE_OTHER).location(SILENT).build();
    }
}
