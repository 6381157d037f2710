package org.xiucheng.kernel.access;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.UUID;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/// Keeps a reporter's contact closed: each subject has a key of its own (AES-256-GCM), wrapped by the city's
/// key.
///
/// Destroying the wrapped key erases the person and nothing else (个人信息保护法 47). The subject's id is bound in, so
/// that a sealed contact cannot be moved to another subject.
public final class IdentitySeal {
    private static final int NONCE = 12;
    private static final int TAG_BITS = 128;
    private static final int KEY = 32;

    private final byte[] cityKey;
    private final SecureRandom random;

    public IdentitySeal(byte[] cityKey, SecureRandom random) {
        if (cityKey.length != KEY) {
            throw new IllegalArgumentException("the identity key has 32 bytes");
        }
        this.cityKey = cityKey.clone();
        this.random = random;
    }

    /// A closed contact, and the key that opens it, itself closed.
    public record Sealed(UUID subject, byte[] wrappedKey, byte[] contact) {}

    public Sealed close(UUID subject, byte[] contact) {
        var key = new byte[KEY];
        random.nextBytes(key);
        return new Sealed(subject, encrypt(cityKey, key, subject), encrypt(key, contact, subject));
    }

    /// The contact in clear. Callers show a live grant first and write down that they looked; in this slice
    /// nobody calls it but the test that proves that what is sealed can be opened.
    public byte[] open(Sealed sealed) {
        return decrypt(decrypt(cityKey, sealed.wrappedKey(), sealed.subject()), sealed.contact(), sealed.subject());
    }

    private byte[] encrypt(byte[] key, byte[] clear, UUID subject) {
        var nonce = new byte[NONCE];
        random.nextBytes(nonce);
        var body = run(Cipher.ENCRYPT_MODE, key, nonce, clear, subject);
        return ByteBuffer.allocate(NONCE + body.length).put(nonce).put(body).array();
    }

    private static byte[] decrypt(byte[] key, byte[] closed, UUID subject) {
        var nonce = Arrays.copyOf(closed, NONCE);
        return run(Cipher.DECRYPT_MODE, key, nonce, Arrays.copyOfRange(closed, NONCE, closed.length), subject);
    }

    private static byte[] run(int mode, byte[] key, byte[] nonce, byte[] data, UUID subject) {
        try {
            var cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(mode, new SecretKeySpec(key, "AES"), new GCMParameterSpec(TAG_BITS, nonce));
            cipher.updateAAD(ByteBuffer.allocate(16)
                    .putLong(subject.getMostSignificantBits())
                    .putLong(subject.getLeastSignificantBits())
                    .array());
            return cipher.doFinal(data);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("a sealed contact could not be closed or opened", e);
        }
    }
}
