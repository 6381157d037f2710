package org.xiucheng.kernel.access;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Locale;
import java.util.OptionalLong;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// Codes that a secret and the clock make together (RFC 6238): what an officer's telephone shows at login.
///
/// @param algorithm the JDK's name of the HMAC; telephones know `HmacSHA1`
/// @param digits how long a code is
public record Totp(String algorithm, int digits) {
    /// How many seconds one code lives.
    public static final int STEP_SECONDS = 30;

    private static final int DRIFT = 1;
    private static final int[] POWERS = {1, 10, 100, 1_000, 10_000, 100_000, 1_000_000, 10_000_000, 100_000_000};
    private static final String BASE32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    /// What every authenticator understands.
    public static final Totp USUAL = new Totp("HmacSHA1", 6);

    public Totp {
        if (digits < 6 || digits >= POWERS.length) {
            throw new IllegalArgumentException("a code has 6 to 8 digits");
        }
    }

    /// The number of the step in which a moment lies.
    public static long step(Instant at) {
        return Math.floorDiv(at.getEpochSecond(), STEP_SECONDS);
    }

    /// The code of one step.
    public String code(byte[] secret, long step) {
        var hash = mac(secret, step);
        var offset = hash[hash.length - 1] & 0xF;
        var number = ByteBuffer.wrap(hash, offset, Integer.BYTES).getInt() & Integer.MAX_VALUE;
        return String.format(Locale.ROOT, "%0" + digits + "d", number % POWERS[digits]);
    }

    /// The step to which the code belongs, where a clock may be one step early or late; empty for a wrong code.
    public OptionalLong stepOf(byte[] secret, String code, Instant at) {
        var typed = code.getBytes(StandardCharsets.UTF_8);
        var found = OptionalLong.empty();
        for (var step = step(at) - DRIFT; step <= step(at) + DRIFT; step++) {
            if (MessageDigest.isEqual(code(secret, step).getBytes(StandardCharsets.UTF_8), typed)) {
                found = OptionalLong.of(step);
            }
        }
        return found;
    }

    /// The secret as people type it (RFC 4648 base 32, without padding).
    public static String base32(byte[] secret) {
        var text = new StringBuilder();
        var buffer = 0L;
        var bits = 0;
        for (var one : secret) {
            buffer = buffer << Byte.SIZE | one & 0xFF;
            bits += Byte.SIZE;
            while (bits >= 5) {
                bits -= 5;
                text.append(BASE32.charAt((int) (buffer >> bits & 31)));
            }
        }
        if (bits > 0) {
            text.append(BASE32.charAt((int) (buffer << 5 - bits & 31)));
        }
        return text.toString();
    }

    private byte[] mac(byte[] secret, long step) {
        try {
            var mac = Mac.getInstance(algorithm);
            mac.init(new SecretKeySpec(secret, "RAW"));
            return mac.doFinal(ByteBuffer.allocate(Long.BYTES).putLong(step).array());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has " + algorithm, e);
        }
    }
}
