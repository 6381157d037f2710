package org.xiucheng.host.witness;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.xiucheng.host.Progress;
import org.xiucheng.kernel.evidence.Checkpoint;
import org.xiucheng.kernel.evidence.NoteKey;
import org.xiucheng.kernel.evidence.SignedNote;

/// Whether the whole log of a city is what the city signed: every entry hashed again, the root worked out at
/// the
/// size of every checkpoint, and every signature checked.
///
/// What is checked by is somebody's own: a key, and checkpoints that they or others kept. Without a key the one
/// that the city shows is taken, which finds changes and no forged city.
public final class VerifyLog {
    private final Optional<NoteKey> key;
    private final List<SignedNote> kept;
    private final Progress progress;

    public VerifyLog(Optional<NoteKey> key, List<SignedNote> kept, Progress progress) {
        this.key = key;
        this.kept = List.copyOf(kept);
        this.progress = progress;
    }

    /// The log as the city shows it now.
    ///
    /// @param copy where to keep the entries and, as `COPY.checkpoint`, what was signed, for a check without
    /// the
    ///     city
    public Finding live(RemoteLog log, Optional<Path> copy) {
        return finding(() -> {
            var signer = key.isPresent() ? key.get() : only(log.keys());
            var newest = log.checkpoint();
            var notes = new ArrayList<>(kept);
            notes.add(newest);
            var last = Notes.signed(newest, signer);
            var signed = signed(notes, signer);
            notBehind(signed, last);
            var reading = new Reading(signed);
            if (copy.isPresent()) {
                Files.writeString(
                        copy.get().resolveSibling(copy.get().getFileName() + ".checkpoint"), newest.written());
                try (var out = Files.newBufferedWriter(copy.get())) {
                    read(log, reading, Optional.of(out));
                }
            } else {
                read(log, reading, Optional.empty());
            }
            return reading.done() + ", signed by " + signer.text();
        });
    }

    /// A file of entries, from the first on.
    public Finding file(Path entries) {
        return finding(() -> {
            if (key.isEmpty() || kept.isEmpty()) {
                throw new IOException("a file is checked by a key and at least one checkpoint that was kept");
            }
            var reading = new Reading(signed(kept, key.get()));
            try (var in = Files.newBufferedReader(entries)) {
                read(in, reading);
            }
            return reading.done();
        });
    }

    private interface Check {
        String words() throws IOException;
    }

    private static Finding finding(Check check) {
        try {
            return new Finding.Held(check.words());
        } catch (Contradiction found) {
            return found.bad();
        } catch (IOException failed) {
            return new Finding.NotChecked(String.valueOf(failed.getMessage()));
        }
    }

    static NoteKey only(List<NoteKey> keys) throws IOException {
        if (keys.size() != 1) {
            throw new IOException("the city shows " + keys.size() + " keys: say which one you trust");
        }
        return keys.getFirst();
    }

    private static List<Checkpoint> signed(Collection<SignedNote> notes, NoteKey signer) throws IOException {
        var signed = new ArrayList<Checkpoint>();
        for (var note : notes) {
            signed.add(Notes.signed(note, signer));
        }
        return signed;
    }

    /// A city that signed a larger log than it shows keeps back the end of it.
    private static void notBehind(Collection<Checkpoint> signed, Checkpoint last) {
        for (var one : signed) {
            if (one.size() > last.size()) {
                throw new Contradiction(last.size(), "older", "a checkpoint was signed at " + one.size());
            }
        }
    }

    private void read(RemoteLog log, Reading reading, Optional<BufferedWriter> copy) throws IOException {
        var end = reading.end();
        while (reading.size() < end) {
            var from = reading.size();
            for (var line :
                    log.entries(from, Math.min(end, from + RemoteLog.PAGE)).toList()) {
                if (reading.size() == end) {
                    break;
                }
                reading.line(line);
                if (copy.isPresent()) {
                    copy.get().write(line + "\n");
                }
            }
            if (reading.size() == from) {
                break;
            }
            progress.count("entries", reading.size(), end);
        }
    }

    private static void read(BufferedReader in, Reading reading) throws IOException {
        var end = reading.end();
        while (reading.size() < end) {
            var line = in.readLine();
            if (line == null) {
                break;
            }
            reading.line(line);
        }
    }
}
