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
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import org.xiucheng.kernel.evidence.NoteKey;
import org.xiucheng.kernel.evidence.NoteSigner;
import org.xiucheng.kernel.evidence.SignedNote;

/// The key with which the log signs, or a witness of another's log, in a file beside the folder of what is
/// signed
/// and not in it: whoever gets hold of a copy of that folder cannot speak for its owner.
///
/// Two lines, the verifier key for everybody and the secret in PKCS #8 (RFC 8410), readable by the owner of the
/// process alone; made on first use.
public final class LogKey {
    private static final String PROOF = "proof\n";

    private LogKey() {}

    /// The key of the log of that origin.
    static NoteSigner open(Path file, String origin) {
        return open(file, origin, NoteKey.Kind.SIGNATURE);
    }

    /// A key of that name and kind, made where there is none.
    ///
    /// @throws CannotStart when the file cannot be read, is damaged, or holds another key
    public static NoteSigner open(Path file, String name, NoteKey.Kind kind) {
        try {
            if (!Files.exists(file)) {
                SecretFile.write(file, made(name, kind));
            }
            var lines = Files.readAllLines(file, StandardCharsets.US_ASCII);
            if (lines.size() != 2) {
                throw damaged(file);
            }
            var key = NoteKey.parse(lines.getFirst());
            if (!key.name().equals(name) || key.kind() != kind) {
                throw new CannotStart(
                        "The key %s signs for %s and not for %s: give each its own.".formatted(file, key.name(), name));
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
        var key = signer.key();
        var proof = switch (key.kind()) {
            case SIGNATURE -> signer.sign(PROOF);
            case COSIGNATURE -> signer.cosign(new SignedNote(PROOF, List.of()), Instant.EPOCH);
        };
        if (!proof.signedBy(key)) {
            throw damaged(file);
        }
        return signer;
    }

    private static PrivateKey secret(String line) throws GeneralSecurityException {
        return KeyFactory.getInstance("Ed25519")
                .generatePrivate(new PKCS8EncodedKeySpec(Base64.getDecoder().decode(line)));
    }

    private static String made(String name, NoteKey.Kind kind) throws GeneralSecurityException {
        var pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        return NoteKey.of(name, kind, pair.getPublic()).text() + "\n"
                + Base64.getEncoder().encodeToString(pair.getPrivate().getEncoded()) + "\n";
    }

    private static CannotStart damaged(Path file) {
        return new CannotStart("The key %s is damaged: restore it from where you keep it.".formatted(file));
    }
}
