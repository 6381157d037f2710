package org.xiucheng.kernel.evidence;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Base64;

/// What a log says of itself at a moment (C2SP tlog-checkpoint): its name, how many entries it holds, and the
/// root over them. Signed, it binds the log: another root for the same size convicts it.
///
/// @param at as a line of its own after the root, to the second
public record Checkpoint(String origin, long size, byte[] root, Instant at) {
    private static final String AT = "at ";

    public Checkpoint {
        root = root.clone();
        at = at.truncatedTo(ChronoUnit.SECONDS);
    }

    public String text() {
        return origin + "\n" + size + "\n" + Base64.getEncoder().encodeToString(root) + "\n" + AT + at + "\n";
    }

    /// Reads the text of a note. @throws IllegalArgumentException for what is no checkpoint
    public static Checkpoint parse(String text) {
        var lines = text.split("\n", -1);
        if (lines.length < 5 || !lines[1].matches("0|[1-9][0-9]{0,17}") || !lines[3].startsWith(AT)) {
            throw new IllegalArgumentException("not a checkpoint");
        }
        var root = Base64.getDecoder().decode(lines[2]);
        if (root.length != 32) {
            throw new IllegalArgumentException("not a root of SHA-256");
        }
        try {
            return new Checkpoint(
                    lines[0], Long.parseLong(lines[1]), root, Instant.parse(lines[3].substring(AT.length())));
        } catch (DateTimeException malformed) {
            throw new IllegalArgumentException("not a moment: " + lines[3], malformed);
        }
    }

    /// Whether both say the same of the same size; the time may differ.
    public boolean agrees(Checkpoint other) {
        return origin.equals(other.origin) && size == other.size && Arrays.equals(root, other.root);
    }
}
