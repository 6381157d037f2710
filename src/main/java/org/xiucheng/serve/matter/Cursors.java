package org.xiucheng.serve.matter;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.xiucheng.kernel.Problem;

/// Places in a list, sealed so that only we can have written them and only for that one list.
///
/// A cursor is the position with an HMAC-SHA-256 (first 16 bytes) over the list and the position; the list is
/// named by everything that makes it: its conditions and, where it is somebody's, whose.
public final class Cursors {
    private static final int SEAL = 16;
    private static final int LONGEST = 400;

    private final byte[] key;

    public Cursors(byte[] key) {
        this.key = key.clone();
    }

    /// The cursor of a position in that list.
    public String seal(String list, String position) {
        var text = position.getBytes(StandardCharsets.UTF_8);
        var sealed = Arrays.copyOf(mac(list, position), SEAL + text.length);
        System.arraycopy(text, 0, sealed, SEAL, text.length);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(sealed);
    }

    /// The position, or `cursor.invalid`.
    public String open(String list, String cursor) {
        return decoded(cursor)
                .filter(bytes -> bytes.length > SEAL)
                .filter(bytes -> MessageDigest.isEqual(
                        Arrays.copyOf(bytes, SEAL), Arrays.copyOf(mac(list, position(bytes)), SEAL)))
                .map(Cursors::position)
                .orElseThrow(() -> Problem.malformed("cursor.invalid", "The cursor is not one of this list."));
    }

    private static String position(byte[] bytes) {
        return new String(bytes, SEAL, bytes.length - SEAL, StandardCharsets.UTF_8);
    }

    private static Optional<byte[]> decoded(String cursor) {
        if (cursor.length() > LONGEST) {
            return Optional.empty();
        }
        try {
            return Optional.of(Base64.getUrlDecoder().decode(cursor));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private byte[] mac(String list, String position) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac.doFinal(("cursor/" + list + "\0" + position).getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has HmacSHA256", e);
        }
    }
}
