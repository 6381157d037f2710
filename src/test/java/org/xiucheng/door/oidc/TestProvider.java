package org.xiucheng.door.oidc;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/// A provider of identities in this process, as OpenID Connect Core 1.0 and Discovery 1.0 describe one: it
/// describes itself, logs its one user in without asking, demands PKCE with S256, the client's secret and the
/// same address, and gives each code once. A twist makes its ID token wrong in one way.
final class TestProvider implements AutoCloseable {
    static final String CLIENT = "xiucheng-test";
    static final String SECRET = "a secret of the client, long enough to sign with";

    /// What is wrong with the next ID token.
    enum Twist {
        NONE,
        UNSIGNED,
        SIGNED_WITH_THE_CLIENTS_SECRET,
        SIGNED_WITH_THE_PUBLIC_KEY,
        SIGNED_BY_A_STRANGER,
        EXPIRED,
        OTHER_ISSUER,
        OTHER_AUDIENCE,
        OTHER_NONCE,
        NO_NONCE,
        KID_IS_A_PATH,
        CHANGED_AFTERWARDS
    }

    private record Grant(Map<String, String> asked) {}

    private final HttpServer server;
    private final InstantSource clock;
    private final Map<String, Grant> codes = new ConcurrentHashMap<>();
    private final List<RSAKey> published = new ArrayList<>();
    private RSAKey key;
    private String subject = "li.min";
    private List<String> factors = List.of("pwd");
    private Twist twist = Twist.NONE;

    TestProvider(InstantSource clock) {
        this.clock = clock;
        this.key = newKey();
        published.add(key);
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/.well-known/openid-configuration", this::describe);
        server.createContext(
                "/keys", exchange -> answer(exchange, 200, new JWKSet(List.copyOf(published)).toString(true)));
        server.createContext("/authorize", this::authorize);
        server.createContext("/token", this::token);
        server.start();
    }

    URI issuer() {
        return URI.create("http://localhost:" + server.getAddress().getPort());
    }

    /// Who is logged in there, and how.
    void user(String subject, String... factors) {
        this.subject = subject;
        this.factors = List.of(factors);
    }

    void twist(Twist twist) {
        this.twist = twist;
    }

    /// Signs with another key from now on, and publishes that one alone.
    void changeKeys() {
        key = newKey();
        published.clear();
        published.add(key);
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void describe(HttpExchange exchange) throws IOException {
        var issuer = issuer().toString();
        answer(
                exchange,
                200,
                JsonMapper.shared()
                        .writeValueAsString(Map.of(
                                "issuer",
                                issuer,
                                "authorization_endpoint",
                                issuer + "/authorize",
                                "token_endpoint",
                                issuer + "/token",
                                "jwks_uri",
                                issuer + "/keys",
                                "response_types_supported",
                                List.of("code"),
                                "subject_types_supported",
                                List.of("public"),
                                "code_challenge_methods_supported",
                                List.of("S256"),
                                "id_token_signing_alg_values_supported",
                                List.of("RS256"))));
    }

    private void authorize(HttpExchange exchange) throws IOException {
        var asked = parameters(exchange.getRequestURI().getRawQuery());
        if (!"code".equals(asked.get("response_type"))
                || !CLIENT.equals(asked.get("client_id"))
                || !"S256".equals(asked.get("code_challenge_method"))
                || !asked.getOrDefault("scope", "").contains("openid")) {
            answer(exchange, 400, "{\"error\":\"invalid_request\"}");
            return;
        }
        var code = UUID.randomUUID().toString();
        codes.put(code, new Grant(asked));
        var back = asked.get("redirect_uri") + "?code=" + code + "&state="
                + URLEncoder.encode(asked.getOrDefault("state", ""), StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Location", back);
        answer(exchange, 302, "");
    }

    private void token(HttpExchange exchange) throws IOException {
        var form = parameters(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
        var grant = codes.remove(form.getOrDefault("code", ""));
        var secret = URLEncoder.encode(SECRET, StandardCharsets.UTF_8);
        var basic =
                "Basic " + Base64.getEncoder().encodeToString((CLIENT + ":" + secret).getBytes(StandardCharsets.UTF_8));
        if (!basic.equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
            answer(exchange, 401, "{\"error\":\"invalid_client\"}");
        } else if (grant == null
                || !"authorization_code".equals(form.get("grant_type"))
                || !String.valueOf(grant.asked().get("redirect_uri")).equals(form.get("redirect_uri"))
                || !String.valueOf(grant.asked().get("code_challenge"))
                        .equals(challenge(form.getOrDefault("code_verifier", "")))) {
            answer(exchange, 400, "{\"error\":\"invalid_grant\"}");
        } else {
            answer(
                    exchange,
                    200,
                    JsonMapper.shared()
                            .writeValueAsString(Map.of(
                                    "access_token",
                                    UUID.randomUUID().toString(),
                                    "token_type",
                                    "Bearer",
                                    "expires_in",
                                    60,
                                    "id_token",
                                    idToken(grant.asked().get("nonce")))));
        }
    }

    private String idToken(@Nullable String nonce) {
        try {
            return written(nonce);
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private String written(@Nullable String nonce) throws JOSEException {
        var claims = claims(nonce);
        return switch (twist) {
            case UNSIGNED -> new PlainJWT(claims).serialize();
            case SIGNED_WITH_THE_CLIENTS_SECRET ->
                signed(claims, JWSAlgorithm.HS256, key.getKeyID(), new MACSigner(SECRET));
            case SIGNED_WITH_THE_PUBLIC_KEY ->
                signed(
                        claims,
                        JWSAlgorithm.HS256,
                        key.getKeyID(),
                        new MACSigner(key.toRSAPublicKey().getEncoded()));
            case SIGNED_BY_A_STRANGER -> signed(claims, JWSAlgorithm.RS256, key.getKeyID(), new RSASSASigner(newKey()));
            case KID_IS_A_PATH -> signed(claims, JWSAlgorithm.RS256, "../../../dev/null", new RSASSASigner(newKey()));
            case CHANGED_AFTERWARDS -> {
                var good = signed(claims, JWSAlgorithm.RS256, key.getKeyID(), new RSASSASigner(key))
                        .split("\\.");
                var other = new JWTClaimsSet.Builder(claims)
                        .subject("somebody-else")
                        .build();
                var body = Base64.getUrlEncoder()
                        .withoutPadding()
                        .encodeToString(other.toString().getBytes(StandardCharsets.UTF_8));
                yield good[0] + "." + body + "." + good[2];
            }
            case NONE, EXPIRED, OTHER_ISSUER, OTHER_AUDIENCE, OTHER_NONCE, NO_NONCE ->
                signed(claims, JWSAlgorithm.RS256, key.getKeyID(), new RSASSASigner(key));
        };
    }

    private JWTClaimsSet claims(@Nullable String nonce) {
        var age = twist == Twist.EXPIRED ? Duration.ofHours(1) : Duration.ZERO;
        Instant now = clock.instant().minus(age);
        var claims = new JWTClaimsSet.Builder()
                .issuer(twist == Twist.OTHER_ISSUER ? "https://elsewhere.example" : issuer().toString())
                .audience(twist == Twist.OTHER_AUDIENCE ? "another-client" : CLIENT)
                .subject(subject)
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plusSeconds(300)))
                .claim("amr", factors);
        if (twist == Twist.OTHER_NONCE) {
            claims.claim("nonce", "of-another-login");
        } else if (twist != Twist.NO_NONCE) {
            claims.claim("nonce", nonce);
        }
        return claims.build();
    }

    private static String signed(JWTClaimsSet claims, JWSAlgorithm algorithm, String kid, JWSSigner signer)
            throws JOSEException {
        var token = new SignedJWT(new JWSHeader.Builder(algorithm).keyID(kid).build(), claims);
        token.sign(signer);
        return token.serialize();
    }

    private static RSAKey newKey() {
        try {
            return new RSAKeyGenerator(2048).keyID(UUID.randomUUID().toString()).generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String challenge(String verifier) {
        try {
            var hash = MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.US_ASCII));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Map<String, String> parameters(@Nullable String text) {
        var parameters = new HashMap<String, String>();
        for (var pair : (text == null ? "" : text).split("&")) {
            var cut = pair.indexOf('=');
            if (cut > 0) {
                parameters.put(
                        URLDecoder.decode(pair.substring(0, cut), StandardCharsets.UTF_8),
                        URLDecoder.decode(pair.substring(cut + 1), StandardCharsets.UTF_8));
            }
        }
        return parameters;
    }

    private static void answer(HttpExchange exchange, int status, String body) throws IOException {
        try (exchange) {
            var bytes = body.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }
}
