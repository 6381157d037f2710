package org.xiucheng.host.witness;

import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Optional;
import org.xiucheng.kernel.evidence.Checkpoint;
import org.xiucheng.kernel.evidence.MerkleProof;
import org.xiucheng.kernel.evidence.NoteKey;
import org.xiucheng.kernel.evidence.NoteSigner;
import org.xiucheng.kernel.evidence.SignedNote;

/// Somebody outside who remembers what a city signed: keeps each checkpoint that continues the last one, says
/// so
/// with a signature of their own, and refuses any other.
///
/// A city that shows two histories must show each witness the same one for ever; two witnesses who compare what
/// they kept find it out.
public final class Witness {
    private final RemoteLog log;
    private final Path folder;
    private final NoteSigner signer;
    private final Optional<NoteKey> told;
    private final InstantSource clock;

    /// @param told the key of the log as somebody learned it elsewhere; without it the first one shown is kept
    public Witness(RemoteLog log, Path folder, NoteSigner signer, Optional<NoteKey> told, InstantSource clock) {
        this.log = log;
        this.folder = folder;
        this.signer = signer;
        this.told = told;
        this.clock = clock;
    }

    /// Looks once.
    public Finding look() {
        try (var kept = KeptCheckpoints.open(folder)) {
            return new Finding.Held(look(kept));
        } catch (Contradiction found) {
            return found.bad();
        } catch (IOException failed) {
            return new Finding.NotChecked(String.valueOf(failed.getMessage()));
        }
    }

    private String look(KeptCheckpoints kept) throws IOException {
        var key = key(kept);
        var before = kept.newest(key, signer.key());
        var note = log.checkpoint();
        var now = Notes.signed(note, key);
        listed(key);
        if (before.isPresent()) {
            continues(kept, before.get(), now, note);
            if (before.get().size() == now.size()) {
                return "size %d, nothing new since %s"
                        .formatted(now.size(), before.get().at());
            }
        }
        var file = kept.keep(now, signer.cosign(note, clock.instant()));
        return "size %d of %s, continues %d, kept in %s"
                .formatted(now.size(), now.at(), before.map(Checkpoint::size).orElse(0L), file);
    }

    private NoteKey key(KeptCheckpoints kept) throws IOException {
        var known = kept.key();
        if (known.isPresent()) {
            if (told.isPresent() && !told.get().text().equals(known.get().text())) {
                throw new IOException(
                        folder + " is about another key: " + known.get().text());
            }
            return known.get();
        }
        var first = told.isPresent() ? told.get() : VerifyLog.only(log.keys());
        kept.begin(first);
        return first;
    }

    /// Another key may not take the place of the one under which this log was followed.
    private void listed(NoteKey key) throws IOException {
        if (log.keys().stream().noneMatch(shown -> shown.text().equals(key.text()))) {
            throw new Contradiction(0, "key", "the city no longer shows the key " + key.text());
        }
    }

    private void continues(KeptCheckpoints kept, Checkpoint before, Checkpoint now, SignedNote note)
            throws IOException {
        if (now.size() < before.size()) {
            var file = kept.convict(now, note);
            throw new Contradiction(
                    now.size(),
                    "older",
                    "it was signed at %d on %s; see %s".formatted(before.size(), before.at(), file));
        }
        if (now.size() == before.size() ? !now.agrees(before) : !proven(before, now)) {
            var file = kept.convict(now, note);
            throw new Contradiction(
                    0, "fork", "size %d does not continue size %d; see %s".formatted(now.size(), before.size(), file));
        }
    }

    private boolean proven(Checkpoint before, Checkpoint now) throws IOException {
        return log.consistency(before.size(), now.size())
                .filter(proof -> MerkleProof.continues(before.size(), before.root(), now.size(), now.root(), proof))
                .isPresent();
    }
}
