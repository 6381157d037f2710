package org.xiucheng.host.witness;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.xiucheng.kernel.Sha256;
import org.xiucheng.kernel.evidence.Checkpoint;
import org.xiucheng.kernel.evidence.MerkleTree;
import org.xiucheng.kernel.evidence.NoteKey;
import org.xiucheng.kernel.evidence.NoteSigner;

/// A tiny log that speaks as a city's does, and lies wherever a test tells it to.
final class LogServer implements AutoCloseable {
    static final String ORIGIN = "xiucheng.example/log";

    /// What it answers, wherever that is not what it would answer honestly.
    final Map<String, Answer> lies = new HashMap<>();

    NoteSigner signer = signer(ORIGIN);
    History history = new History();

    private final HttpServer server;

    static {
        // otherwise each answer waits 40 ms for the other side to say that it has the head of it
        System.setProperty("sun.net.httpserver.nodelay", "true");
    }

    record Answer(int status, String body) {}

    LogServer() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        server.createContext("/api/v1/log/", this::answer);
        server.start();
    }

    static NoteSigner signer(String name) {
        try {
            var pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
            return new NoteSigner(NoteKey.of(name, NoteKey.Kind.SIGNATURE, pair.getPublic()), pair.getPrivate());
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /// What it would sign of a history at a size.
    String note(History of, long size) {
        return signer.sign(new Checkpoint(ORIGIN, size, of.tree.root(size), Instant.EPOCH).text())
                .written();
    }

    private synchronized void answer(HttpExchange exchange) throws IOException {
        var what = exchange.getRequestURI().getPath().substring("/api/v1/log/".length());
        var given = given(exchange.getRequestURI().getQuery());
        var lie = lies.get(what);
        var answer = lie != null ? lie : new Answer(200, honest(what, given));
        var bytes = answer.body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(answer.status, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    private String honest(String what, Map<String, Long> given) {
        return switch (what) {
            case "keys" ->
                "{\"origin\":\"%s\",\"keys\":[{\"vkey\":\"%s\"}]}"
                        .formatted(ORIGIN, signer.key().text());
            case "checkpoint" -> note(history, history.size());
            case "consistency" -> proof(history.tree.consistency(number(given, "from"), number(given, "to")));
            case "entries" ->
                String.join(
                        "",
                        history.lines.subList(
                                (int) number(given, "from"), Math.min((int) number(given, "to"), history.size())));
            default -> throw new IllegalArgumentException(what);
        };
    }

    private static long number(Map<String, Long> given, String name) {
        return given.getOrDefault(name, 0L);
    }

    static String proof(List<byte[]> hashes) {
        return hashes.stream()
                .map(hash -> "\"" + HexFormat.of().formatHex(hash) + "\"")
                .collect(Collectors.joining(",", "{\"proof\":[", "]}"));
    }

    private static Map<String, Long> given(String query) {
        var given = new HashMap<String, Long>();
        for (var part : query == null ? new String[0] : query.split("&")) {
            given.put(part.replaceFirst("=.*", ""), Long.valueOf(part.replaceFirst(".*=", "")));
        }
        return given;
    }

    @Override
    public void close() {
        server.stop(0);
    }

    /// Entries in their order and the tree over them.
    static final class History {
        final List<String> lines = new ArrayList<>();
        private final Map<List<Long>, byte[]> grown = new HashMap<>();
        final MerkleTree tree =
                new MerkleTree((level, index) -> Objects.requireNonNull(grown.get(List.of((long) level, index))));

        /// One that begins as this one does and goes on by itself.
        History upTo(int size) {
            var begun = new History();
            IntStream.range(0, size).forEach(i -> begun.add(lines.get(i), hash(lines.get(i))));
            return begun;
        }

        int size() {
            return lines.size();
        }

        History grow(int count, String word) {
            for (var i = 0; i < count; i++) {
                var bytes = (word + " " + size()).getBytes(StandardCharsets.UTF_8);
                var hash = Sha256.of(new byte[1], bytes);
                add(line(size(), hash, bytes), hash);
            }
            return this;
        }

        /// Every fourth is withheld.
        static String line(int place, byte[] hash, byte[] bytes) {
            return "{\"index\":%d,\"hash\":\"%s\",%s}\n"
                    .formatted(
                            place,
                            HexFormat.of().formatHex(hash),
                            place % 4 == 3
                                    ? "\"withheld\":\"sensitive\""
                                    : "\"entry\":\"" + Base64.getEncoder().encodeToString(bytes) + "\"");
        }

        private static byte[] hash(String line) {
            return HexFormat.of().parseHex(line.replaceFirst(".*\"hash\":\"([0-9a-f]{64}).*\n", "$1"));
        }

        private void add(String line, byte[] hash) {
            tree.append(size(), hash).forEach(one -> grown.put(List.of((long) one.level(), one.index()), one.hash()));
            lines.add(line);
        }
    }
}
