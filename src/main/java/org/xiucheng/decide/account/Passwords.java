package org.xiucheng.decide.account;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.concurrent.Semaphore;
import java.util.random.RandomGenerator;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;
import org.xiucheng.kernel.Problem;
import org.xiucheng.kernel.Problem.Kind;

/// Makes and checks password hashes: Argon2id (RFC 9106) with 19 MiB, 2 passes, 1 lane, written in the usual
/// `$argon2id$` form.
///
/// Only a few are computed at once, so that guessing fills neither memory nor processors.
public final class Passwords {
    private static final int MEMORY_KIB = 19_456;
    private static final int PASSES = 2;
    private static final int SALT = 16;
    private static final int HASH = 32;
    private static final String PREFIX = "$argon2id$v=19$m=" + MEMORY_KIB + ",t=" + PASSES + ",p=1$";

    private final RandomGenerator random;
    private final Semaphore atOnce;
    private final String nobody;

    /// One that computes a few hashes at once and no more.
    public Passwords(RandomGenerator random, int atOnce) {
        this.random = random;
        this.atOnce = new Semaphore(atOnce);
        this.nobody = PREFIX + "AAAAAAAAAAAAAAAAAAAAAA$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";
    }

    /// A new hash of the password, with a salt of its own.
    public String hash(String password) {
        var salt = new byte[SALT];
        random.nextBytes(salt);
        var encoder = Base64.getEncoder().withoutPadding();
        return PREFIX + encoder.encodeToString(salt) + "$" + encoder.encodeToString(compute(password, salt));
    }

    /// Whether the password made that hash. `stored` is taken from a table of ours; any other form of it never
    /// matches.
    public boolean matches(String password, String stored) {
        if (!stored.startsWith(PREFIX)) {
            return false;
        }
        var parts = stored.substring(PREFIX.length()).split("\\$");
        var decoder = Base64.getDecoder();
        return MessageDigest.isEqual(compute(password, decoder.decode(parts[0])), decoder.decode(parts[1]));
    }

    /// Takes as long as a real comparison and never succeeds: for names that nobody has.
    public boolean matchesNobody(String password) {
        return matches(password, nobody) && nobody.isEmpty();
    }

    private byte[] compute(String password, byte[] salt) {
        if (!atOnce.tryAcquire()) {
            throw new Problem(Kind.UNAVAILABLE, "login.busy", "Too many people are logging in; try again.", null);
        }
        try {
            var generator = new Argon2BytesGenerator();
            generator.init(new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
                    .withVersion(Argon2Parameters.ARGON2_VERSION_13)
                    .withMemoryAsKB(MEMORY_KIB)
                    .withIterations(PASSES)
                    .withParallelism(1)
                    .withSalt(salt)
                    .build());
            var hash = new byte[HASH];
            generator.generateBytes(password.getBytes(StandardCharsets.UTF_8), hash);
            return hash;
        } finally {
            atOnce.release();
        }
    }
}
