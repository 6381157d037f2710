import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;

/// Whether the log of a city is what the city signed, checked without trusting the city: one file, JDK only, no
/// network.
///
/// ```text
/// java tools/VerifyEvidence.java ENTRIES --key VKEY --checkpoint NOTE [--checkpoint OLDER]...
/// ```
///
/// ENTRIES is what `/api/v1/log/entries` gave, from place 0 on, one file after the other in one; VKEY is the
/// text of the city's key (`/api/v1/log/keys`), or a file that holds it; NOTE is a checkpoint that was kept.
/// Every entry whose bytes are published is hashed again, the root of RFC 6962 is worked out at the size of
/// every checkpoint, and every signature is checked (Ed25519 of C2SP signed-note; of other kinds it says *not
/// checked*). It reads the entries once and keeps no more than one hash a level.
///
/// Exit 0: everything holds. Exit 1: `BAD index=N reason=…` names the first place at which it does not; where
/// only a root is wrong, the fault lies at N or after, before the size of that checkpoint. Exit 2: it could not
/// be checked.
public final class VerifyEvidence {
    /// A line of 65,536 bytes in base64 with what stands around it.
    private static final int LONGEST_LINE = 100_000;

    private static final int LONGEST_NOTE = 10_000;
    private static final int MOST_CHECKPOINTS = 10_000;
    private static final byte ED25519 = 1;
    private static final int HEX_DIGITS = 64;
    private static final String INDEX = "{\"index\":";
    private static final String HASH = ",\"hash\":\"";
    private static final String ENTRY = "\",\"entry\":\"";
    private static final String WITHHELD = "\",\"withheld\":\"";
    private static final String END = "\"}";
    private static final HexFormat HEX = HexFormat.of();

    private final PrintStream out;
    private final List<Checkpoint> checkpoints = new ArrayList<>();
    /// Complete subtrees from left to right, each larger than the next.
    private final ArrayDeque<Subtree> edge = new ArrayDeque<>();

    private long size;
    private long rehashed;
    private long withheld;
    private long signed;
    private long unchecked;

    private VerifyEvidence(PrintStream out) {
        this.out = out;
    }

    public static void main(String[] args) {
        System.exit(run(args, System.out));
    }

    /// The same, for whoever calls it from a program; what it says goes to `out`.
    public static int run(String[] args, PrintStream out) {
        try {
            return new VerifyEvidence(out).verify(List.of(args));
        } catch (Bad bad) {
            out.println("BAD index=" + bad.index + " reason=" + bad.getMessage());
            return 1;
        } catch (IOException | IllegalArgumentException | GeneralSecurityException failed) {
            out.println("NOT CHECKED: " + failed.getMessage());
            return 2;
        }
    }

    private record Subtree(int level, byte[] hash) {}

    private record Checkpoint(String origin, long size, byte[] root) {}

    private record Key(String name, byte[] id, byte[] raw) {}

    /// The lines of a file, one at a time and none too long.
    private static final class Lines implements AutoCloseable {
        private final InputStream in;
        private final byte[] buffer = new byte[1 << 18];
        private int from;
        private int to;

        Lines(InputStream in) {
            this.in = in;
        }

        /// The next line without its end; null after the last.
        String next() throws IOException {
            for (var at = from; ; at++) {
                if (at == to) {
                    at -= from;
                    if (!more()) {
                        return at == 0 ? null : taken(to, to);
                    }
                }
                if (buffer[at] == '\n') {
                    return taken(at, at + 1);
                }
                if (at - from >= LONGEST_LINE) {
                    throw new IOException("a line is longer than " + LONGEST_LINE + " bytes");
                }
            }
        }

        private String taken(int end, int next) {
            var line = new String(buffer, from, end - from, StandardCharsets.ISO_8859_1);
            from = next;
            return line;
        }

        private boolean more() throws IOException {
            System.arraycopy(buffer, from, buffer, 0, to - from);
            to -= from;
            from = 0;
            var read = in.read(buffer, to, buffer.length - to);
            to += Math.max(read, 0);
            return read > 0;
        }

        @Override
        public void close() throws IOException {
            in.close();
        }
    }

    /// What the log says is not so.
    private static final class Bad extends RuntimeException {
        private static final long serialVersionUID = 1L;
        private final long index;

        Bad(long index, String reason) {
            super(reason, null, false, false);
            this.index = index;
        }
    }

    private int verify(List<String> args) throws IOException, GeneralSecurityException {
        if (args.isEmpty() || args.size() % 2 == 0) {
            throw new IllegalArgumentException(
                    "say: java tools/VerifyEvidence.java ENTRIES --key VKEY --checkpoint NOTE [--checkpoint OLDER]...");
        }
        var notes = new ArrayList<String>();
        var key = (Key) null;
        for (var i = 1; i < args.size(); i += 2) {
            switch (args.get(i)) {
                case "--key" -> key = key(textOrFile(args.get(i + 1)));
                case "--checkpoint" -> notes.add(note(Path.of(args.get(i + 1))));
                default -> throw new IllegalArgumentException("no such option: " + args.get(i));
            }
        }
        if (key == null || notes.isEmpty() || notes.size() > MOST_CHECKPOINTS) {
            throw new IllegalArgumentException("a key and at least one checkpoint are needed");
        }
        for (var note : notes) {
            checkpoints.add(checkpoint(note, key));
        }
        checkpoints.sort(Comparator.comparingLong(Checkpoint::size));
        read(Path.of(args.getFirst()));
        out.printf(
                "OK %d entries, %d rehashed, %d withheld (hash only), %d checkpoints, %d signatures checked, %d not checked%n",
                size, rehashed, withheld, checkpoints.size(), signed, unchecked);
        return 0;
    }

    private void read(Path entries) throws IOException, GeneralSecurityException {
        var sha = MessageDigest.getInstance("SHA-256");
        var next = 0;
        var good = 0L;
        try (var in = new Lines(Files.newInputStream(entries))) {
            while (true) {
                while (next < checkpoints.size() && checkpoints.get(next).size == size) {
                    hold(sha, checkpoints.get(next++), good);
                    good = size;
                }
                var line = next < checkpoints.size() ? in.next() : null;
                if (line == null) {
                    break;
                }
                append(sha, leaf(sha, line));
            }
        }
        if (next < checkpoints.size()) {
            throw new Bad(size, "truncated: a checkpoint was signed at " + checkpoints.get(next).size);
        }
    }

    /// The root over what was read must be the one that was signed at that size.
    private void hold(MessageDigest sha, Checkpoint checkpoint, long good) {
        if (!Arrays.equals(root(sha), checkpoint.root)) {
            throw new Bad(good, "root: the checkpoint at " + size + " was signed for another log");
        }
    }

    /// Checks one line against its form, letter by letter: what is not of it is no line of a log.
    private byte[] leaf(MessageDigest sha, String line) {
        var comma = line.indexOf(',');
        var beyond = comma + HASH.length() + HEX_DIGITS;
        if (comma < 0
                || !line.startsWith(INDEX)
                || !line.startsWith(HASH, comma)
                || !line.endsWith(END)
                || !line.startsWith(ENTRY, beyond) && !line.startsWith(WITHHELD, beyond)) {
            throw new Bad(size, "form: not a line of a log");
        }
        if (!line.substring(INDEX.length(), comma).equals(Long.toString(size))) {
            throw new Bad(size, "order: the line says " + line.substring(INDEX.length(), comma));
        }
        var hash = hash(line.substring(comma + HASH.length(), beyond));
        if (line.startsWith(WITHHELD, beyond)) {
            word(line.substring(beyond + WITHHELD.length(), line.length() - END.length()));
            withheld++;
            return hash;
        }
        sha.update((byte) 0);
        var bytes = bytes(line.substring(beyond + ENTRY.length(), line.length() - END.length()));
        if (!Arrays.equals(sha.digest(bytes), hash)) {
            throw new Bad(size, "hash: the bytes are not those of the hash");
        }
        rehashed++;
        return hash;
    }

    private byte[] hash(String hex) {
        if (hex.chars().anyMatch(c -> !(c >= '0' && c <= '9' || c >= 'a' && c <= 'f'))) {
            throw new Bad(size, "form: not a hash");
        }
        return HEX.parseHex(hex);
    }

    private void word(String text) {
        if (text.isEmpty() || text.length() > 40 || text.chars().anyMatch(c -> !(c >= 'a' && c <= 'z' || c == '-'))) {
            throw new Bad(size, "form: not a line of a log");
        }
    }

    private byte[] bytes(String base64) {
        try {
            return Base64.getDecoder().decode(base64);
        } catch (IllegalArgumentException malformed) {
            throw new Bad(size, "form: not base64");
        }
    }

    private void append(MessageDigest sha, byte[] leaf) {
        var subtree = new Subtree(0, leaf);
        while (!edge.isEmpty() && edge.getLast().level == subtree.level) {
            subtree = new Subtree(subtree.level + 1, parent(sha, edge.removeLast().hash, subtree.hash));
        }
        edge.addLast(subtree);
        size++;
    }

    private byte[] root(MessageDigest sha) {
        var root = (byte[]) null;
        for (var subtrees = edge.descendingIterator(); subtrees.hasNext(); ) {
            var left = subtrees.next().hash;
            root = root == null ? left : parent(sha, left, root);
        }
        return root == null ? sha.digest() : root;
    }

    private static byte[] parent(MessageDigest sha, byte[] left, byte[] right) {
        sha.update((byte) 1);
        sha.update(left);
        return sha.digest(right);
    }

    private static String textOrFile(String given) throws IOException {
        return given.contains("+") ? given : Files.readString(Path.of(given)).strip();
    }

    private static Key key(String vkey) throws GeneralSecurityException {
        var parts = vkey.strip().split("\\+", 3);
        var both = parts.length == 3 ? Base64.getDecoder().decode(parts[2]) : new byte[0];
        if (both.length != 33 || both[0] != ED25519) {
            throw new IllegalArgumentException("not an Ed25519 verifier key: " + vkey);
        }
        var named = (parts[0] + "\n").getBytes(StandardCharsets.UTF_8);
        var sha = MessageDigest.getInstance("SHA-256");
        sha.update(named);
        var id = Arrays.copyOf(sha.digest(both), 4);
        if (!HEX.formatHex(id).equals(parts[1])) {
            throw new IllegalArgumentException("the key does not fit its id: " + vkey);
        }
        return new Key(parts[0], id, Arrays.copyOfRange(both, 1, both.length));
    }

    private static String note(Path file) throws IOException {
        if (Files.size(file) > LONGEST_NOTE) {
            throw new IOException("a checkpoint is shorter than " + LONGEST_NOTE + " bytes: " + file);
        }
        return Files.readString(file);
    }

    private Checkpoint checkpoint(String note, Key key) throws GeneralSecurityException {
        var end = note.indexOf("\n\n");
        var lines = end < 0 ? new String[0] : note.substring(0, end).split("\n", -1);
        if (lines.length < 3 || !lines[1].matches("0|[1-9][0-9]{0,17}")) {
            throw new IllegalArgumentException("not a checkpoint");
        }
        var checkpoint = new Checkpoint(
                lines[0], Long.parseLong(lines[1]), Base64.getDecoder().decode(lines[2]));
        if (!checkpoint.origin.equals(key.name)) {
            throw new Bad(0, "origin: the checkpoint at " + checkpoint.size + " is of " + checkpoint.origin);
        }
        if (!signatures(note, end, key)) {
            throw new Bad(0, "signature: the checkpoint at " + checkpoint.size + " was not signed by " + key.name);
        }
        return checkpoint;
    }

    /// Whether the key signed it; signatures by others are counted and mean nothing here.
    private boolean signatures(String note, int end, Key key) throws GeneralSecurityException {
        var text = note.substring(0, end + 1).getBytes(StandardCharsets.UTF_8);
        var found = false;
        for (var line : note.substring(end + 2).split("\n", -1)) {
            var parts = line.split(" ", -1);
            if (parts.length != 3 || !parts[0].equals("—")) {
                continue;
            }
            var bytes = Base64.getDecoder().decode(parts[2]);
            if (!parts[1].equals(key.name) || !Arrays.equals(Arrays.copyOf(bytes, 4), key.id)) {
                unchecked++;
            } else if (verified(text, Arrays.copyOfRange(bytes, 4, bytes.length), key)) {
                signed++;
                found = true;
            }
        }
        return found;
    }

    private static boolean verified(byte[] text, byte[] signature, Key key) throws GeneralSecurityException {
        var encoded = HEX.parseHex("302a300506032b6570032100" + HEX.formatHex(key.raw));
        var check = Signature.getInstance("Ed25519");
        check.initVerify(KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(encoded)));
        check.update(text);
        try {
            return check.verify(signature);
        } catch (GeneralSecurityException malformed) {
            return false;
        }
    }
}
