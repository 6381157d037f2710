package org.xiucheng.serve.media;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// Links to photos that live for minutes and work for one viewer: whoever else has one has nothing.
///
/// A link is the photo's id, its size, the second of its end, and an HMAC-SHA-256 (first 16 bytes) over these
/// and the viewer: a session, the report of a token, or the public.
final class PhotoLinks {
    private static final int BODY = 16 + 1 + 8;
    private static final int SEAL = 16;

    private final byte[] key;

    PhotoLinks(byte[] key) {
        this.key = key.clone();
    }

    /// What a link opens.
    record Opened(UUID photo, boolean small) {}

    String seal(UUID photo, boolean small, String viewer, Instant end) {
        var body = ByteBuffer.allocate(BODY)
                .putLong(photo.getMostSignificantBits())
                .putLong(photo.getLeastSignificantBits())
                .put((byte) (small ? 1 : 0))
                .putLong(end.getEpochSecond())
                .array();
        var sealed = ByteBuffer.allocate(BODY + SEAL)
                .put(body)
                .put(mac(body, viewer))
                .array();
        return Base64.getUrlEncoder().withoutPadding().encodeToString(sealed);
    }

    /// What the link opens for that viewer at that moment; nothing for everyone else, and nothing later.
    Optional<Opened> open(String link, String viewer, Instant now) {
        var bytes = decoded(link);
        if (bytes.length != BODY + SEAL) {
            return Optional.empty();
        }
        var body = Arrays.copyOf(bytes, BODY);
        if (!MessageDigest.isEqual(mac(body, viewer), Arrays.copyOfRange(bytes, BODY, bytes.length))) {
            return Optional.empty();
        }
        var read = ByteBuffer.wrap(body);
        var opened = new Opened(new UUID(read.getLong(), read.getLong()), read.get() == 1);
        return read.getLong() > now.getEpochSecond() ? Optional.of(opened) : Optional.empty();
    }

    private static byte[] decoded(String link) {
        try {
            return Base64.getUrlDecoder().decode(link);
        } catch (IllegalArgumentException e) {
            return new byte[0];
        }
    }

    private byte[] mac(byte[] body, String viewer) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            mac.update(body);
            return Arrays.copyOf(mac.doFinal(viewer.getBytes(StandardCharsets.UTF_8)), SEAL);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has HmacSHA256", e);
        }
    }
}
