package org.xiucheng.host.witness;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.xiucheng.kernel.evidence.Checkpoint;
import org.xiucheng.kernel.evidence.NoteKey;
import org.xiucheng.kernel.evidence.SignedNote;

/// Checkpoints as they are kept and shown, read with the key of the one log they must be of.
public final class Notes {
    private static final long LONGEST = 10_000;

    private Notes() {}

    /// A note that somebody kept in a file.
    public static SignedNote read(Path file) throws IOException {
        if (Files.size(file) > LONGEST) {
            throw new IOException(file + " is longer than a checkpoint");
        }
        try {
            return SignedNote.parse(Files.readString(file));
        } catch (IllegalArgumentException malformed) {
            throw new IOException(file + ": " + malformed.getMessage(), malformed);
        }
    }

    /// What the log of that key signed with it.
    ///
    /// @throws Contradiction when it is not of this log or not by this key
    static Checkpoint signed(SignedNote note, NoteKey key) throws IOException {
        var checkpoint = checkpoint(note);
        if (!checkpoint.origin().equals(key.name())) {
            throw new Contradiction(0, "origin", "a checkpoint of " + checkpoint.origin() + ", not of " + key.name());
        }
        if (!note.signedBy(key)) {
            throw new Contradiction(
                    0, "signature", "the checkpoint at " + checkpoint.size() + " was not signed by " + key.text());
        }
        return checkpoint;
    }

    private static Checkpoint checkpoint(SignedNote note) throws IOException {
        try {
            return Checkpoint.parse(note.text());
        } catch (IllegalArgumentException malformed) {
            throw new IOException("not a checkpoint: " + malformed.getMessage(), malformed);
        }
    }
}
