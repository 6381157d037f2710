package org.xiucheng.kernel.evidence;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.Signature;
import java.util.List;

/// Whoever signs notes with an Ed25519 key: the log of a city, or somebody who keeps its checkpoints.
public record NoteSigner(NoteKey key, PrivateKey secret) {
    public SignedNote sign(String text) {
        try {
            var signing = Signature.getInstance("Ed25519");
            signing.initSign(secret);
            signing.update(text.getBytes(StandardCharsets.UTF_8));
            return new SignedNote(text, List.of(new SignedNote.Line(key.name(), key.id(), signing.sign())));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform signs with Ed25519", e);
        }
    }
}
