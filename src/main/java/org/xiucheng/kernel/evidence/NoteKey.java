package org.xiucheng.kernel.evidence;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.stream.Stream;
import org.xiucheng.kernel.Sha256;

/// The public half of a key that signs notes (C2SP signed-note): a name, and 32 bytes of Ed25519 (RFC 8032).
///
/// Written as people keep it: `name+key id+base64(type, key)`; the key id is the first four bytes of SHA-256
/// over the name, a newline, the type and the key, so that a signature says by which key it was made.
public record NoteKey(String name, Kind kind, byte[] raw) {
    static final int ID = 4;
    private static final int RAW = 32;
    /// What stands before the 32 bytes in the X.509 form (RFC 8410).
    private static final byte[] X509 = HexFormat.of().parseHex("302a300506032b6570032100");

    /// What a signature of this key says: the text itself, or that its holder saw the text at a moment and
    /// found
    /// that it continues what they saw before (C2SP tlog-cosignature).
    public enum Kind {
        SIGNATURE(1),
        COSIGNATURE(4);

        private final byte type;

        Kind(int type) {
            this.type = (byte) type;
        }

        private static Kind of(byte type) {
            return Stream.of(values())
                    .filter(kind -> kind.type == type)
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException("not an Ed25519 key, but of type " + type));
        }
    }

    public NoteKey {
        if (name.isEmpty() || !name.matches("[^\\s+]+") || raw.length != RAW) {
            throw new IllegalArgumentException("not the name and key of an Ed25519 signer");
        }
        raw = raw.clone();
    }

    public static NoteKey of(String name, Kind kind, PublicKey key) {
        var encoded = key.getEncoded();
        return new NoteKey(name, kind, Arrays.copyOfRange(encoded, encoded.length - RAW, encoded.length));
    }

    /// Reads `name+id+key`. @throws IllegalArgumentException for anything else
    public static NoteKey parse(String text) {
        var parts = text.strip().split("\\+", 3);
        if (parts.length != 3) {
            throw new IllegalArgumentException("not a verifier key: " + text);
        }
        var bytes = Base64.getDecoder().decode(parts[2]);
        if (bytes.length != RAW + 1) {
            throw new IllegalArgumentException("not an Ed25519 key: " + text);
        }
        var key = new NoteKey(parts[0], Kind.of(bytes[0]), Arrays.copyOfRange(bytes, 1, bytes.length));
        if (!HexFormat.of().formatHex(key.id()).equals(parts[1])) {
            throw new IllegalArgumentException("the key does not fit its id: " + text);
        }
        return key;
    }

    /// Its first four bytes in every signature.
    public byte[] id() {
        var named = (name + "\n").getBytes(StandardCharsets.UTF_8);
        return Arrays.copyOf(Sha256.of(named, new byte[] {kind.type}, raw), ID);
    }

    public String text() {
        var key = new byte[RAW + 1];
        key[0] = kind.type;
        System.arraycopy(raw, 0, key, 1, RAW);
        return name + "+" + HexFormat.of().formatHex(id()) + "+"
                + Base64.getEncoder().encodeToString(key);
    }

    /// Whether that is an Ed25519 signature of its holder over those bytes.
    boolean signed(byte[] message, byte[] signature) {
        try {
            var encoded = Arrays.copyOf(X509, X509.length + RAW);
            System.arraycopy(raw, 0, encoded, X509.length, RAW);
            var check = Signature.getInstance("Ed25519");
            check.initVerify(KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(encoded)));
            check.update(message);
            return check.verify(signature);
        } catch (GeneralSecurityException malformed) {
            return false;
        }
    }
}
