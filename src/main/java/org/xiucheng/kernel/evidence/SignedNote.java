package org.xiucheng.kernel.evidence;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;

/// A text that somebody stands by (C2SP signed-note): lines, an empty line, and a line for each signature,
/// `— name base64(key id, signature)`.
///
/// Signatures by keys that a reader does not know are kept and count for nothing.
public record SignedNote(String text, List<Line> lines) {
    private static final String DASH = "— ";
    private static final int MOST = 10_000;

    /// A signature: who signed by which key, and the bytes.
    public record Line(String name, byte[] keyId, byte[] signature) {
        String text() {
            var both = Arrays.copyOf(keyId, keyId.length + signature.length);
            System.arraycopy(signature, 0, both, keyId.length, signature.length);
            return DASH + name + " " + Base64.getEncoder().encodeToString(both) + "\n";
        }
    }

    public SignedNote {
        lines = List.copyOf(lines);
        if (!text.endsWith("\n") || text.contains("\n\n")) {
            throw new IllegalArgumentException("a note is lines of text, each ended");
        }
    }

    /// Reads a note. @throws IllegalArgumentException for what is none
    public static SignedNote parse(String note) {
        var end = note.indexOf("\n\n");
        if (note.length() > MOST || end < 0 || !note.endsWith("\n")) {
            throw new IllegalArgumentException("not a signed note");
        }
        var lines = new ArrayList<Line>();
        for (var line : note.substring(end + 2).split("\n")) {
            lines.add(line(line));
        }
        return new SignedNote(note.substring(0, end + 1), lines);
    }

    private static Line line(String text) {
        var parts = text.startsWith(DASH) ? text.substring(DASH.length()).split(" ", -1) : new String[0];
        if (parts.length != 2) {
            throw new IllegalArgumentException("not a line of a signature: " + text);
        }
        var bytes = Base64.getDecoder().decode(parts[1]);
        if (bytes.length <= NoteKey.ID) {
            throw new IllegalArgumentException("not a signature: " + text);
        }
        return new Line(
                parts[0], Arrays.copyOf(bytes, NoteKey.ID), Arrays.copyOfRange(bytes, NoteKey.ID, bytes.length));
    }

    /// As it is kept and sent.
    public String written() {
        var out = new StringBuilder(text).append('\n');
        lines.forEach(line -> out.append(line.text()));
        return out.toString();
    }

    /// The same text with one signature more.
    SignedNote with(Line line) {
        return new SignedNote(
                text, Stream.concat(lines.stream(), Stream.of(line)).toList());
    }

    /// Whether the holder of that key signed this very text, or cosigned it, as the kind of the key says.
    public boolean signedBy(NoteKey key) {
        return lines.stream()
                .filter(line -> line.name.equals(key.name()) && Arrays.equals(line.keyId, key.id()))
                .anyMatch(line -> switch (key.kind()) {
                    case SIGNATURE -> key.signed(text.getBytes(StandardCharsets.UTF_8), line.signature);
                    case COSIGNATURE ->
                        Cosignature.parse(line.signature)
                                .filter(one -> key.signed(Cosignature.message(text, one.at()), one.signature()))
                                .isPresent();
                });
    }
}
