package org.xiucheng.sense.media;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.random.RandomGenerator;
import org.xiucheng.kernel.Sha256;

/// 128 bits by which whoever sent a photo names it in a report; only its hash is kept.
public record PhotoToken(String text) {
    private static final int BYTES = 16;

    public static PhotoToken fresh(RandomGenerator random) {
        var bytes = new byte[BYTES];
        random.nextBytes(bytes);
        return new PhotoToken(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
    }

    public byte[] hash() {
        return Sha256.of(text.getBytes(StandardCharsets.UTF_8));
    }

    /// Never shows the token in logs.
    @Override
    public String toString() {
        return "PhotoToken[…]";
    }
}
