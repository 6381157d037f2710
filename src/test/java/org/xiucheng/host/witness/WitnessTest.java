package org.xiucheng.host.witness;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.xiucheng.host.Progress;
import org.xiucheng.host.witness.LogServer.Answer;
import org.xiucheng.host.witness.LogServer.History;
import org.xiucheng.kernel.evidence.NoteKey;
import org.xiucheng.kernel.evidence.NoteSigner;
import org.xiucheng.kernel.evidence.SignedNote;

/// A log that lies is caught, each time and by name; one that does not is never blamed.
class WitnessTest {
    private static final long SEED = 20261124;
    private static final int WORLDS = 100;
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-24T11:00:00Z"), ZoneOffset.UTC);

    @TempDir
    private Path folder;

    private final LogServer server = new LogServer();
    private final NoteSigner own = witness();
    private RemoteLog log;

    @BeforeEach
    void begin() {
        server.history.grow(20, "act");
        log = new RemoteLog(server.address());
    }

    @AfterEach
    void close() {
        log.close();
        server.close();
    }

    @Test
    void followsAnHonestLogAndBlamesItForNothing() throws IOException {
        var random = new Random(SEED);
        server.history = new History();
        for (var look = 0; look < WORLDS; look++) {
            assertThat(look("a").line()).startsWith("OK size " + server.history.size());
            assertThat(verify().line()).startsWith("OK " + server.history.size() + " entries");
            server.history.grow(random.nextInt(4) * random.nextInt(40), "act");
        }
        System.out.printf("witness: seed %d, %d looks at an honest log, 0 blamed%n", SEED, WORLDS);
        var note = newest("a");
        assertThat(note.signedBy(server.signer.key())).isTrue();
        assertThat(note.signedBy(own.key())).isTrue();
        assertThat(note.lines()).hasSize(2);
        var forged = SignedNote.parse(note.written().replace("at 1970", "at 1971"));
        assertThat(forged.signedBy(own.key()))
                .as("the cosignature is over the whole text")
                .isFalse();
    }

    /// The message is written here from the standard, the signature checked by the JDK alone.
    @Test
    void cosignsAsTheStandardSays() throws Exception {
        look("a");
        var note = newest("a");
        var bytes = note.lines().getLast().signature();
        assertThat(bytes).hasSize(72);
        var message = "cosignature/v1\ntime " + CLOCK.instant().getEpochSecond() + "\n" + note.text();
        var check = Signature.getInstance("Ed25519");
        var encoded = HexFormat.of()
                .parseHex("302a300506032b6570032100"
                        + HexFormat.of().formatHex(own.key().raw()));
        check.initVerify(KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(encoded)));
        check.update(message.getBytes(StandardCharsets.UTF_8));
        assertThat(check.verify(Arrays.copyOfRange(bytes, 8, 72))).isTrue();
        // the key of a witness that runs, as others publish it
        var public4 = "remora.n621.de+da77ade7+BOvN63jn/bLvkieywe8R6UYAtVtNbZpXh34x7onlmtw2";
        assertThat(NoteKey.parse(public4).kind()).isEqualTo(NoteKey.Kind.COSIGNATURE);
        assertThat(NoteKey.parse(public4).text()).isEqualTo(public4);
    }

    @Test
    void noticesEveryForkWhereverItBegins() throws IOException {
        var random = new Random(SEED);
        for (var world = 0; world < WORLDS; world++) {
            var witness = "fork" + world;
            server.history = new History().grow(1 + random.nextInt(300), "act");
            var seen = server.history;
            assertThat(look(witness)).isInstanceOf(Finding.Held.class);
            var kept = newest(witness);
            server.history = seen.upTo(random.nextInt(seen.size()));
            server.history.grow(seen.size() - server.history.size() + random.nextInt(300), "another");
            assertThat(look(witness).line()).as("world %d", world).startsWith("BAD index=0 reason=fork");
            assertThat(newest(witness).written()).as("nothing of it is kept").isEqualTo(kept.written());
            assertThat(verify(kept).line()).as("world %d", world).contains("reason=root");
            assertThat(folder.resolve(witness).resolve("contradictions")).isNotEmptyDirectory();
        }
        System.out.printf("witness: seed %d, %d forks, %d noticed%n", SEED, WORLDS, WORLDS);
    }

    /// Each of two witnesses was shown another history, both in order: what they kept convicts the city.
    @Test
    void noticesASplitViewWhenTwoCompare() throws IOException {
        var one = server.history;
        var other = one.upTo(12).grow(8, "another");
        look("a");
        server.history = other;
        assertThat(look("b")).isInstanceOf(Finding.Held.class);
        assertThat(verify(newest("a")).line()).startsWith("BAD index=0 reason=root");
        server.history = one.grow(5, "act");
        assertThat(look("a")).isInstanceOf(Finding.Held.class);
        assertThat(look("b").line()).contains("reason=fork");
    }

    @Test
    void noticesATailThatIsKeptBack() throws IOException {
        look("a");
        var kept = newest("a");
        server.lies.put("entries", new Answer(200, String.join("", server.history.lines.subList(0, 15))));
        assertThat(verify().line()).startsWith("BAD index=15 reason=");
        server.lies.clear();
        server.history = server.history.upTo(15);
        assertThat(look("a").line()).startsWith("BAD index=15 reason=older");
        assertThat(verify(kept).line()).startsWith("BAD index=15 reason=older");
    }

    @Test
    void noticesAnEntryInTheMiddleThatIsNotTheOne() throws IOException {
        server.lies.put("checkpoint", new Answer(200, server.note(server.history, 20)));
        var fake = server.history.upTo(7).grow(1, "fake").lines.get(7);
        withLine(7, fake);
        assertThat(verify().line()).startsWith("BAD index=0 reason=root");
        withLine(6, server.history.lines.get(6).replaceFirst("\"entry\":\"....", "\"entry\":\"AAAA"));
        assertThat(verify().line()).startsWith("BAD index=6 reason=hash");
        withLine(6, server.history.lines.get(5));
        assertThat(verify().line()).startsWith("BAD index=6 reason=order");
        withLine(6, "{\"index\":6}\n");
        assertThat(verify().line()).startsWith("BAD index=6 reason=form");
        var swapped = new ArrayList<>(server.history.lines);
        Collections.swap(swapped, 3, 11);
        server.lies.put("entries", new Answer(200, String.join("", swapped)));
        assertThat(verify().line()).startsWith("BAD index=3 reason=order");
    }

    @Test
    void believesNoProofButTheRightOne() {
        look("a");
        server.history.grow(30, "act");
        var right = server.history.tree.consistency(20, 50);
        var turned = new ArrayList<>(right);
        Collections.reverse(turned);
        var spoilt = List.of(
                List.<byte[]>of(),
                turned,
                right.subList(1, right.size()),
                server.history.tree.consistency(19, 50),
                server.history.tree.consistency(20, 49),
                server.history.tree.inclusion(20, 50));
        for (var proof : spoilt) {
            server.lies.put("consistency", new Answer(200, LogServer.proof(proof)));
            assertThat(look("a").line()).startsWith("BAD index=0 reason=fork");
        }
        for (var status : List.of(400, 404)) {
            server.lies.put("consistency", new Answer(status, "{}"));
            assertThat(look("a").line()).as("it has none to show").contains("reason=fork");
        }
        server.lies.clear();
        assertThat(look("a").line()).as("and holds when it is shown").startsWith("OK size 50");
    }

    @Test
    void believesNoOtherKeyThanTheFirst() throws IOException {
        look("a");
        var honest = server.signer;
        server.history.grow(5, "act");
        server.lies.put(
                "keys",
                new Answer(
                        200,
                        "{\"keys\":[{\"vkey\":\""
                                + LogServer.signer(LogServer.ORIGIN).key().text() + "\"}]}"));
        assertThat(look("a").line()).startsWith("BAD index=0 reason=key");
        server.lies.clear();
        server.signer = LogServer.signer(LogServer.ORIGIN);
        assertThat(look("a").line()).startsWith("BAD index=0 reason=signature");
        assertThat(verify(newest("a")).line()).contains("reason=signature");
        server.signer = honest;
        var other = LogServer.signer("another.example/log");
        server.lies.put(
                "checkpoint",
                new Answer(
                        200,
                        server.note(server.history, 25)
                                .replace(LogServer.ORIGIN, other.key().name())));
        assertThat(look("a").line()).startsWith("BAD index=0 reason=origin");
    }

    /// Who does not answer, or answers something else, has not lied.
    @Test
    void blamesNobodyForWhatCouldNotBeChecked() throws IOException {
        look("a");
        server.history.grow(5, "act");
        for (var what : List.of("checkpoint", "keys", "consistency")) {
            for (var answer : List.of(
                    new Answer(503, "away"),
                    new Answer(429, "slower"),
                    new Answer(200, "<html>"),
                    new Answer(200, "x".repeat(1 << 21)))) {
                server.lies.put(what, answer);
                assertThat(look("a").line()).as("%s: %s", what, answer.status()).startsWith("NOT CHECKED: ");
            }
            server.lies.clear();
        }
        try (var held = KeptCheckpoints.open(folder.resolve("a"))) {
            assertThat(look("a").line()).contains("another witness works in");
            assertThat(held.key()).isPresent();
        }
        var file = folder.resolve("a/checkpoints/000000000000000020.note");
        var kept = Files.readString(file);
        Files.writeString(file, kept.replace("\n20\n", "\n19\n"));
        assertThat(look("a").line()).startsWith("NOT CHECKED: ").contains("restore it");
        Files.writeString(file, kept);
        assertThat(look("a").line()).startsWith("OK size 25");
        server.close();
        assertThat(look("a").line()).startsWith("NOT CHECKED: ");
    }

    private Finding look(String witness) {
        return new Witness(log, folder.resolve(witness), own, Optional.empty(), CLOCK).look();
    }

    private Finding verify(SignedNote... kept) {
        var verify = new VerifyLog(Optional.of(server.signer.key()), List.of(kept), Progress.silent());
        return verify.live(log, Optional.empty());
    }

    private SignedNote newest(String witness) throws IOException {
        try (var files = Files.list(folder.resolve(witness).resolve("checkpoints"))) {
            return Notes.read(files.max(Path::compareTo).orElseThrow());
        }
    }

    private void withLine(int place, String line) {
        var lines = new ArrayList<>(server.history.lines);
        lines.set(place, line);
        server.lies.put("entries", new Answer(200, String.join("", lines)));
    }

    private static NoteSigner witness() {
        try {
            var pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
            var key = NoteKey.of("witness.example/press", NoteKey.Kind.COSIGNATURE, pair.getPublic());
            return new NoteSigner(key, pair.getPrivate());
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
