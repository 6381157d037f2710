package org.xiucheng.kernel.evidence;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/// That somebody who keeps checkpoints saw this one at a moment (C2SP tlog-cosignature, `cosignature/v1`):
/// eight
/// bytes of seconds since 1970 and 64 of Ed25519 over them and the text of the checkpoint.
record Cosignature(long at, byte[] signature) {
    private static final int LENGTH = Long.BYTES + 64;

    /// What is signed.
    static byte[] message(String text, long at) {
        return ("cosignature/v1\ntime " + at + "\n" + text).getBytes(StandardCharsets.UTF_8);
    }

    /// Nothing for bytes of another length, or for a moment that no such signature may have.
    static Optional<Cosignature> parse(byte[] bytes) {
        if (bytes.length != LENGTH || bytes[0] < 0) {
            return Optional.empty();
        }
        var both = ByteBuffer.wrap(bytes);
        var at = both.getLong();
        var signature = new byte[both.remaining()];
        both.get(signature);
        return Optional.of(new Cosignature(at, signature));
    }

    byte[] bytes() {
        return ByteBuffer.allocate(LENGTH).putLong(at).put(signature).array();
    }
}
