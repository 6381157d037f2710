package org.xiucheng.kernel.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPairGenerator;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.UUID;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The verifier that shares no code with the city: whatever is changed, taken out, put in or exchanged in what
/// was published is found, and what was not is never blamed.
class VerifyEvidenceTest {
    private static final long SEED = 20261124;
    private static final int ENTRIES = 1_000;
    private static final int DOUBLE = 200;
    private static final List<Integer> SIZES = List.of(0, 1, 7, 256, 613, ENTRIES);

    @TempDir
    private Path folder;

    private final Random random = new Random(SEED);
    private final List<String> lines = new ArrayList<>();
    private final List<Path> checkpoints = new ArrayList<>();
    private NoteSigner signer;
    private Method run;

    @BeforeEach
    void publish() throws Exception {
        var pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        signer = new NoteSigner(
                NoteKey.of("xiucheng.example/log", NoteKey.Kind.SIGNATURE, pair.getPublic()), pair.getPrivate());
        run = compiled();
        var grown = new HashMap<List<Long>, byte[]>();
        var tree = new MerkleTree((level, index) -> Objects.requireNonNull(grown.get(List.of((long) level, index))));
        for (var i = 0; i <= ENTRIES; i++) {
            if (SIZES.contains(i)) {
                keep(new Checkpoint(signer.key().name(), i, tree.root(i), Instant.EPOCH));
            }
            if (i < ENTRIES) {
                var entry = Entry.of("test", Instant.EPOCH, random)
                        .fact("i", i)
                        .commit("text", "a" + i)
                        .sealed(new UUID(0, i));
                tree.append(i, entry.hash())
                        .forEach(one -> grown.put(List.of((long) one.level(), one.index()), one.hash()));
                lines.add(line(i, entry, random.nextInt(4) == 0));
            }
        }
    }

    @Test
    void blamesNothingThatHolds() throws Exception {
        assertThat(verified(lines)).startsWith("0 OK 1000 entries").contains("6 checkpoints, 6 signatures checked");
        assertThat(verified(lines.subList(0, ENTRIES), checkpoints.subList(0, 3)))
                .startsWith("0 OK 7 entries");
        var alone = new ProcessBuilder(command()).redirectErrorStream(true).start();
        assertThat(new String(alone.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                .contains("OK 1000 entries");
        assertThat(alone.waitFor()).isZero();
    }

    @Test
    void findsEveryLineThatWasChangedTakenOutPutInOrExchanged() throws Exception {
        var tried = 0;
        var last = checkpoints.subList(checkpoints.size() - 1, checkpoints.size());
        for (var i = 0; i < ENTRIES; i++) {
            for (var spoilt : List.of(taken(i), doubled(i), exchanged(i), flipped(i), rehashed(i))) {
                assertThat(verified(spoilt, last))
                        .as("line %d, kind %d", i, tried % 5)
                        .startsWith("1 BAD");
                tried++;
            }
        }
        for (var i = 0; i < DOUBLE; i++) {
            var twice = new ArrayList<>(flipped(random.nextInt(ENTRIES)));
            Collections.swap(twice, random.nextInt(ENTRIES - 1), random.nextInt(ENTRIES - 1));
            assertThat(verified(twice, last)).startsWith("1 BAD");
            tried++;
        }
        System.out.printf("verifier: seed %d, %d spoilt logs, %d found, 0 false alarms%n", SEED, tried, tried);
    }

    @Test
    void namesTheFirstPlaceThatIsWrong() throws Exception {
        var one = lines.stream()
                .filter(line -> line.contains("\"entry\""))
                .skip(100)
                .findFirst()
                .orElseThrow();
        var index = lines.indexOf(one);
        var bytes = one.replaceFirst("\"entry\":\"....", "\"entry\":\"AAAA");
        var spoilt = new ArrayList<>(lines);
        spoilt.set(index, bytes);
        assertThat(verified(spoilt)).startsWith("1 BAD index=" + index + " reason=hash");
        assertThat(verified(taken(300))).startsWith("1 BAD index=300 reason=order");
        assertThat(verified(rehashed(300))).startsWith("1 BAD index=256 reason=root");
        assertThat(verified(lines.subList(0, 900))).startsWith("1 BAD index=900 reason=truncated");
    }

    @Test
    void believesNoForeignSignatureAndNoOtherLog() throws Exception {
        var pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        var other = new NoteSigner(
                NoteKey.of(signer.key().name(), NoteKey.Kind.SIGNATURE, pair.getPublic()), pair.getPrivate());
        var text = SignedNote.parse(Files.readString(checkpoints.getLast())).text();
        Files.writeString(checkpoints.getLast(), other.sign(text).written());
        assertThat(verified(lines)).startsWith("1 BAD").contains("signature");
        Files.writeString(
                checkpoints.getLast(),
                signer.sign(text.replace("xiucheng", "another")).written());
        assertThat(verified(lines)).startsWith("1 BAD").contains("origin");
        Files.writeString(checkpoints.getLast(), "nothing");
        assertThat(verified(lines)).startsWith("2 NOT CHECKED");
    }

    private List<String> taken(int i) {
        var spoilt = new ArrayList<>(lines);
        spoilt.remove(i);
        return spoilt;
    }

    private List<String> doubled(int i) {
        var spoilt = new ArrayList<>(lines);
        spoilt.add(Math.min(i, ENTRIES - 2), lines.get(i));
        return spoilt.subList(0, ENTRIES);
    }

    /// Two lines exchanged with their places written anew.
    private List<String> exchanged(int i) {
        var other = (i + 1 + random.nextInt(ENTRIES - 1)) % ENTRIES;
        var spoilt = new ArrayList<>(lines);
        spoilt.set(i, lines.get(other).replaceFirst("\"index\":\\d+", "\"index\":" + i));
        spoilt.set(other, lines.get(i).replaceFirst("\"index\":\\d+", "\"index\":" + other));
        return spoilt;
    }

    /// One digit of the hash.
    private List<String> flipped(int i) {
        var spoilt = new ArrayList<>(lines);
        var line = lines.get(i);
        var at = line.indexOf("\"hash\":\"") + 8 + random.nextInt(64);
        var digit = line.charAt(at) == '0' ? '1' : '0';
        spoilt.set(i, line.substring(0, at) + digit + line.substring(at + 1));
        return spoilt;
    }

    /// Another entry in its place, with a hash that fits.
    private List<String> rehashed(int i) {
        var spoilt = new ArrayList<>(lines);
        var entry = Entry.of("test", Instant.EPOCH, random).fact("other", i).sealed(new UUID(1, i));
        spoilt.set(i, line(i, entry, false));
        return spoilt;
    }

    private static String line(int index, Entry entry, boolean withheld) {
        return "{\"index\":%d,\"hash\":\"%s\",%s}"
                .formatted(
                        index,
                        HexFormat.of().formatHex(entry.hash()),
                        withheld
                                ? "\"withheld\":\"sensitive\""
                                : "\"entry\":\"" + Base64.getEncoder().encodeToString(entry.bytes()) + "\"");
    }

    private void keep(Checkpoint checkpoint) throws IOException {
        var file = folder.resolve("checkpoint-" + checkpoint.size());
        Files.writeString(file, signer.sign(checkpoint.text()).written());
        checkpoints.add(file);
    }

    /// The exit code and what was said.
    private String verified(List<String> published) throws Exception {
        return verified(published, checkpoints);
    }

    private String verified(List<String> published, List<Path> notes) throws Exception {
        Files.write(folder.resolve("entries"), published);
        var said = new ByteArrayOutputStream();
        var code = (int) run.invoke(
                null, args(notes).toArray(String[]::new), new PrintStream(said, true, StandardCharsets.UTF_8));
        return code + " " + said.toString(StandardCharsets.UTF_8);
    }

    private List<String> args(List<Path> notes) {
        var args = new ArrayList<>(List.of(
                folder.resolve("entries").toString(), "--key", signer.key().text()));
        notes.forEach(note -> {
            args.add("--checkpoint");
            args.add(note.toString());
        });
        return args;
    }

    private List<String> command() {
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                Path.of("tools", "VerifyEvidence.java").toString()));
        command.addAll(args(checkpoints));
        return command;
    }

    private Method compiled() throws Exception {
        var out = folder.resolve("classes");
        var source = Path.of("tools", "VerifyEvidence.java").toString();
        assertThat(ToolProvider.getSystemJavaCompiler()
                        .run(null, null, null, "-d", out.toString(), "--release", "25", source))
                .isZero();
        var loader = new URLClassLoader(new URL[] {out.toUri().toURL()}, ClassLoader.getPlatformClassLoader());
        return loader.loadClass("VerifyEvidence").getMethod("run", String[].class, PrintStream.class);
    }
}
