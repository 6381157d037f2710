package org.xiucheng.bench;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Random;
import java.util.UUID;
import javax.tools.ToolProvider;
import org.xiucheng.kernel.evidence.Checkpoint;
import org.xiucheng.kernel.evidence.Entry;
import org.xiucheng.kernel.evidence.NoteKey;
import org.xiucheng.kernel.evidence.NoteSigner;
import org.xiucheng.kernel.evidence.TreeEdge;

/// How many published entries `tools/VerifyEvidence.java` checks in a processor second, from the file to the
/// verdict, on one core: every one is rehashed, none is withheld.
///
/// The reference is the 200,000 that are demanded. `--entries N` (300000), `--rounds N` (7), `--seed N`.
public final class VerifyBench {
    private static final int REFERENCE = 200_000;

    private VerifyBench() {}

    public static void main(String[] arguments) throws Exception {
        var options = Options.of(arguments);
        var entries = options.number("entries", 300_000);
        var rounds = options.number("rounds", 7);
        var folder = Files.createTempDirectory("verify");
        try {
            var run = compiled(folder);
            var args = publish(folder, entries, new Random(options.number("seed", 20261124)));
            verified(run, args, entries);
            var rates = new double[rounds];
            for (var i = 0; i < rounds; i++) {
                rates[i] = entries / verified(run, args, entries);
            }
            Arrays.sort(rates);
            tell(entries, Files.size(folder.resolve("entries")), rates);
        } finally {
            delete(folder);
        }
    }

    private static void tell(int entries, long bytes, double[] rates) {
        var median = rates[rates.length / 2];
        System.out.printf(
                Locale.ROOT,
                "%,d entries, %,d MB: median %,.0f, slowest %,.0f entries a processor second%n",
                entries,
                bytes / 1_000_000,
                median,
                rates[0]);
        System.out.printf(
                Locale.ROOT,
                "{\"name\":\"verify\",\"ours\":%.0f,\"reference\":%d,\"ratio\":%.2f,"
                        + "\"unit\":\"entries/processor-second\",\"details\":{\"entries\":%d,\"bytes\":%d,"
                        + "\"slowest\":%.0f}}%n",
                median,
                REFERENCE,
                median / REFERENCE,
                entries,
                bytes,
                rates[0]);
    }

    /// Processor seconds of the one thread that checks; a verdict other than that all holds is no measurement.
    private static double verified(Method run, String[] args, int entries) throws ReflectiveOperationException {
        var said = new ByteArrayOutputStream();
        var start = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
        var code = (int) run.invoke(null, args, new PrintStream(said, true, StandardCharsets.UTF_8));
        var taken = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - start;
        var words = said.toString(StandardCharsets.UTF_8);
        if (code != 0 || !words.startsWith("OK " + entries + " entries, " + entries + " rehashed")) {
            throw new IllegalStateException(words);
        }
        return taken / 1e9;
    }

    /// Entries as a city publishes them when a matter moves, and one checkpoint over all.
    private static String[] publish(Path folder, int entries, Random random)
            throws IOException, GeneralSecurityException {
        var pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        var key = NoteKey.of("xiucheng.example/log", NoteKey.Kind.SIGNATURE, pair.getPublic());
        var edge = new TreeEdge();
        try (var out = Files.newBufferedWriter(folder.resolve("entries"))) {
            for (var i = 0; i < entries; i++) {
                var entry = Entry.of("matter.moved", Instant.EPOCH.plusSeconds(i), random)
                        .fact("matter", new UUID(random.nextLong(), random.nextLong()).toString())
                        .fact("from", "accepted")
                        .fact("to", "handled")
                        .fact("unit", "sanitation-west")
                        .commit("note", "text " + i)
                        .sealed(new UUID(0, i));
                edge.append(entry.hash());
                out.write("{\"index\":%d,\"hash\":\"%s\",\"entry\":\"%s\"}\n"
                        .formatted(
                                i,
                                HexFormat.of().formatHex(entry.hash()),
                                Base64.getEncoder().encodeToString(entry.bytes())));
            }
        }
        var note = new NoteSigner(key, pair.getPrivate())
                .sign(new Checkpoint(key.name(), entries, edge.root(), Instant.EPOCH).text());
        Files.writeString(folder.resolve("checkpoint"), note.written());
        return new String[] {
            folder.resolve("entries").toString(),
            "--key",
            key.text(),
            "--checkpoint",
            folder.resolve("checkpoint").toString()
        };
    }

    private static Method compiled(Path folder) throws IOException, ReflectiveOperationException {
        var classes = folder.resolve("classes");
        var source = Path.of("tools", "VerifyEvidence.java").toString();
        if (ToolProvider.getSystemJavaCompiler().run(null, null, null, "-d", classes.toString(), source) != 0) {
            throw new IllegalStateException("the verifier does not compile");
        }
        var loader = new URLClassLoader(new URL[] {classes.toUri().toURL()}, ClassLoader.getPlatformClassLoader());
        return loader.loadClass("VerifyEvidence").getMethod("run", String[].class, PrintStream.class);
    }

    private static void delete(Path folder) throws IOException {
        try (var files = Files.walk(folder)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
