package org.xiucheng.decide.account;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.Set;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.xiucheng.kernel.Problem;
import org.xiucheng.kernel.Sha256;
import org.xiucheng.kernel.access.Subject;

/// The keys by which other systems come in: made, replaced without a gap, taken back.
///
/// A secret has 256 random bits, is shown once and kept as its hash.
@Service
public class ServiceKeys {
    /// What a key may permit; there is no key to matter data or to identities.
    public static final Set<String> SCOPES = Set.of(Subject.Client.REPORT, Subject.Client.READ_OWN);

    private static final int BYTES = 32;

    private final JdbcClient jdbc;
    private final AdministerAccounts.Desk desk;
    private final AccountSettings settings;

    ServiceKeys(JdbcClient jdbc, AdministerAccounts.Desk desk, AccountSettings settings) {
        this.jdbc = jdbc;
        this.settings = settings;
        this.desk = desk;
    }

    /// Makes a key and tells its secret, once.
    ///
    /// @throws Problem `key.taken`, `key.scope`
    public String make(String id, String name, Set<String> scopes, Subject.Officer by) {
        if (scopes.isEmpty() || !SCOPES.containsAll(scopes)) {
            throw Problem.invalid("key.scope", "A key has scopes of the list.", "/scopes");
        }
        var secret = secret();
        desk.transactions().executeWithoutResult(_ -> {
            try {
                add(id, name, scopes, hash(secret));
            } catch (DuplicateKeyException taken) {
                throw Problem.conflict("key.taken", "There is a key of that name.");
            }
            desk.write(by, "key.make", "key", id);
        });
        return secret;
    }

    /// A new secret; those before it work on for as long as the overlap.
    ///
    /// @throws Problem `key.absent`, `key.overlap`
    public String rotate(String id, Duration overlap, Subject.Officer by) {
        if (overlap.isNegative() || overlap.compareTo(settings.longestOverlap()) > 0) {
            throw Problem.invalid(
                    "key.overlap", "Two secrets work side by side for a limited time only.", "/overlapHours");
        }
        var secret = secret();
        desk.transactions().executeWithoutResult(_ -> {
            var now = desk.maker().now();
            if (endSecrets(id, now.plus(overlap), now) == 0) {
                throw absent();
            }
            endLaterSecrets(id, now.plus(overlap));
            addSecret(id, hash(secret), now);
            desk.write(by, "key.rotate", "key", id);
        });
        return secret;
    }

    /// From now on no secret of the key opens anything.
    ///
    /// @throws Problem `key.absent`
    public void revoke(String id, Subject.Officer by) {
        desk.transactions().executeWithoutResult(_ -> {
            if (end(id, desk.maker().now()) == 0) {
                throw absent();
            }
            desk.write(by, "key.revoke", "key", id);
        });
    }

    private void add(String id, String name, Set<String> scopes, byte[] hash) {
        jdbc.sql("""
                insert into access.api_key (id, name, secret_hash, scopes, valid_from)
                values (:id, :name, :hash, :scopes, :now)
                """)
                .param("id", id)
                .param("name", name)
                .param("hash", hash)
                .param("scopes", scopes.stream().sorted().toArray(String[]::new))
                .param("now", utc(desk.maker().now()))
                .update();
    }

    private int endSecrets(String id, Instant end, Instant now) {
        return jdbc.sql("""
                        update access.api_key set secret_to = least(secret_to, :end)
                        where id = :id and (valid_to is null or valid_to > :now)
                        """)
                .param("id", id)
                .param("end", utc(end))
                .param("now", utc(now))
                .update();
    }

    private void endLaterSecrets(String id, Instant end) {
        jdbc.sql("update access.api_secret set valid_to = least(valid_to, :end) where key_id = :id")
                .param("id", id)
                .param("end", utc(end))
                .update();
    }

    private void addSecret(String id, byte[] hash, Instant now) {
        jdbc.sql("insert into access.api_secret (secret_hash, key_id, valid_from) values (:hash, :id, :now)")
                .param("hash", hash)
                .param("id", id)
                .param("now", utc(now))
                .update();
    }

    private int end(String id, Instant now) {
        return jdbc.sql("""
                        update access.api_key set valid_to = :now
                        where id = :id and (valid_to is null or valid_to > :now)
                        """).param("id", id).param("now", utc(now)).update();
    }

    private String secret() {
        var bytes = new byte[BYTES];
        desk.maker().random().nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static byte[] hash(String secret) {
        return Sha256.of(secret.getBytes(StandardCharsets.UTF_8));
    }

    private static OffsetDateTime utc(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }

    private static Problem absent() {
        return Problem.absent("key.absent", "There is no such key.");
    }
}
