package org.xiucheng.kernel.evidence;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.xiucheng.kernel.Sha256;

/// A promise that a text is what it was, without saying what it is: SHA-256 over a 16-byte salt followed by the
/// text in UTF-8.
///
/// Whoever holds the salt and the text can show that they fit; once the salt is destroyed nobody can, and the
/// entry stays valid.
public record Commitment(String name, byte[] salt, String digest) {
    static final int SALT_BYTES = 16;

    static Commitment to(String name, String text, byte[] salt) {
        var digest = Sha256.of(salt, text.getBytes(StandardCharsets.UTF_8));
        return new Commitment(name, salt, HexFormat.of().formatHex(digest));
    }

    /// Whether this commitment was made to that text.
    public boolean opens(String text) {
        return to(name, text, salt).digest.equals(digest);
    }
}
