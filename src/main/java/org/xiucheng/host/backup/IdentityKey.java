package org.xiucheng.host.backup;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;

/// The key that opens reporters' contacts, which never lies in a backup: whoever finds one finds no
/// contacts in it.
final class IdentityKey {
    static final String NAME = "identity.key";
    private static final byte[] PURPOSE = "xiucheng identity key\n".getBytes(StandardCharsets.US_ASCII);

    private IdentityKey() {}

    /// What a key is recognised by; of 256 random bits it says nothing.
    static String mark(Path key) throws IOException {
        var digest = DurableFile.sha256();
        digest.update(PURPOSE);
        return HexFormat.of()
                .formatHex(digest.digest(
                        Files.readString(key, StandardCharsets.US_ASCII).strip().getBytes(StandardCharsets.US_ASCII)));
    }
}
