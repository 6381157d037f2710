package org.xiucheng.kernel.matter;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.xiucheng.kernel.Sha256;

/// The private half of a report: 128 bits with which its reporter follows, confirms or disputes, and nobody
/// else can.
///
/// It is derived from the report's id with a key of the city (HMAC-SHA-256, first 16 bytes), so that a retried
/// request can be given the same token again although only its hash is kept.
public record ReportToken(String text) {
    private static final int BYTES = 16;
    private static final int CHARACTERS = 22;

    public static ReportToken derive(UUID report, byte[] key) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            var full = mac.doFinal(("report-token/" + report).getBytes(StandardCharsets.UTF_8));
            return new ReportToken(Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(full, BYTES)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has HmacSHA256", e);
        }
    }

    /// What the database keeps: SHA-256 of the token's text.
    public byte[] hash() {
        return Sha256.of(text.getBytes(StandardCharsets.UTF_8));
    }

    /// Compares in constant time.
    public boolean matches(byte[] storedHash) {
        return text.length() == CHARACTERS && MessageDigest.isEqual(hash(), storedHash);
    }

    /// Never shows the token in logs.
    @Override
    public String toString() {
        return "ReportToken[…]";
    }
}
