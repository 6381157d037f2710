package org.xiucheng.host;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import org.xiucheng.kernel.evidence.NoteKey;
import org.xiucheng.kernel.evidence.NoteSigner;

/// The key with which the log signs, in a file beside the data folder and not in it: whoever gets hold of a
/// copy
/// of the data cannot speak for the log.
///
/// Two lines, the verifier key for everybody and the secret in PKCS #8 (RFC 8410), readable by the owner of the
/// process alone; made on first use.
final class LogKey {
    private LogKey() {}

    static NoteSigner open(Path file, String origin) {
        try {
            if (!Files.exists(file)) {
                SecretFile.write(file, made(origin));
            }
            var lines = Files.readAllLines(file, StandardCharsets.US_ASCII);
            if (lines.size() != 2) {
                throw damaged(file);
            }
            var key = NoteKey.parse(lines.getFirst());
            if (!key.name().equals(origin)) {
                throw new CannotStart("The key %s signs for the log %s and not for %s: give this city its own."
                        .formatted(file, key.name(), origin));
            }
            return proven(file, new NoteSigner(key, secret(lines.getLast())));
        } catch (IOException failed) {
            throw DataFolder.refusal(file, failed);
        } catch (GeneralSecurityException | IllegalArgumentException unreadable) {
            throw damaged(file);
        }
    }

    /// Both halves must fit, or nobody could check what is signed.
    private static NoteSigner proven(Path file, NoteSigner signer) {
        if (!signer.sign("proof\n").signedBy(signer.key())) {
            throw damaged(file);
        }
        return signer;
    }

    private static PrivateKey secret(String line) throws GeneralSecurityException {
        return KeyFactory.getInstance("Ed25519")
                .generatePrivate(new PKCS8EncodedKeySpec(Base64.getDecoder().decode(line)));
    }

    private static String made(String origin) throws GeneralSecurityException {
        var pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        return NoteKey.of(origin, pair.getPublic()).text() + "\n"
                + Base64.getEncoder().encodeToString(pair.getPrivate().getEncoded()) + "\n";
    }

    private static CannotStart damaged(Path file) {
        return new CannotStart("The key of the log %s is damaged: restore it from where you keep it.".formatted(file));
    }
}
