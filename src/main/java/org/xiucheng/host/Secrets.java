package org.xiucheng.host;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HexFormat;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/// What only this installation knows: the passwords of its database roles and the key that seals reporters'
/// identities.
///
/// One file each, 256 random bits in hexadecimal, readable by the owner of the process alone; made on first
/// use and never changed. Who loses `identity.key` can never again read who reported what: it belongs into
/// the backup, apart from the database.
public final class Secrets {
    private static final int BYTES = 32;
    private final Path folder;

    Secrets(Path folder) {
        this.folder = folder;
    }

    /// Those of a data folder, whoever holds it at this moment.
    public static Secrets in(Path data) {
        return new Secrets(data.resolve("secrets"));
    }

    /// The password of one database role, as hexadecimal text.
    public String password(String role) {
        return read(role + ".password");
    }

    /// Where that password is kept, for programs that read it from a file.
    public Path passwordFile(String role) {
        password(role);
        return folder.resolve(role + ".password");
    }

    /// The 256-bit master key under which each subject's own key is sealed.
    public SecretKey identityKey() {
        return new SecretKeySpec(HexFormat.of().parseHex(read("identity.key")), "AES");
    }

    private synchronized String read(String name) {
        var file = folder.resolve(name);
        try {
            if (!Files.exists(file)) {
                SecretFile.write(file, random() + "\n");
            }
            var secret = Files.readString(file).strip();
            if (!secret.matches("[0-9a-f]{" + 2 * BYTES + "}")) {
                throw new CannotStart("The secret %s is damaged: restore it from a backup.".formatted(file));
            }
            return secret;
        } catch (IOException failed) {
            throw DataFolder.refusal(file, failed);
        }
    }

    private static String random() {
        var bytes = new byte[BYTES];
        new SecureRandom().nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }
}
