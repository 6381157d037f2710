package org.xiucheng.kernel.evidence;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.Signature;
import java.time.Instant;
import java.util.List;

/// Whoever signs notes with an Ed25519 key: the log of a city, or somebody who keeps its checkpoints.
public record NoteSigner(NoteKey key, PrivateKey secret) {
    public SignedNote sign(String text) {
        return new SignedNote(text, List.of(line(NoteKey.Kind.SIGNATURE, raw(text.getBytes(StandardCharsets.UTF_8)))));
    }

    /// The note with one line more: that this witness saw it at that moment and found that it continues what
    /// they
    /// saw before.
    public SignedNote cosign(SignedNote note, Instant at) {
        var seconds = at.getEpochSecond();
        var signature = raw(Cosignature.message(note.text(), seconds));
        return note.with(line(NoteKey.Kind.COSIGNATURE, new Cosignature(seconds, signature).bytes()));
    }

    private SignedNote.Line line(NoteKey.Kind kind, byte[] signature) {
        if (key.kind() != kind) {
            throw new IllegalArgumentException("a key for " + key.kind() + " makes no " + kind);
        }
        return new SignedNote.Line(key.name(), key.id(), signature);
    }

    private byte[] raw(byte[] message) {
        try {
            var signing = Signature.getInstance("Ed25519");
            signing.initSign(secret);
            signing.update(message);
            return signing.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform signs with Ed25519", e);
        }
    }
}
