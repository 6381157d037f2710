package org.xiucheng.host.witness;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collection;
import java.util.Comparator;
import java.util.Deque;
import java.util.HexFormat;
import org.xiucheng.kernel.Sha256;
import org.xiucheng.kernel.evidence.Checkpoint;
import org.xiucheng.kernel.evidence.TreeEdge;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The entries of a log, line after line from the first on, held against everything that was signed about them.
///
/// Keeps one hash a level; throws `Contradiction` at the first place that is wrong.
final class Reading {
    private static final byte[] LEAF = {0};

    private final Deque<Checkpoint> due;
    private final TreeEdge edge = new TreeEdge();
    private final int checkpoints;
    private long good;
    private long rehashed;
    private long withheld;

    Reading(Collection<Checkpoint> signed) {
        due = new ArrayDeque<>(signed.stream()
                .sorted(Comparator.comparingLong(Checkpoint::size))
                .toList());
        checkpoints = due.size();
        hold();
    }

    /// How far entries are needed: to the size of the largest checkpoint.
    long end() {
        return due.isEmpty() ? edge.size() : due.getLast().size();
    }

    long size() {
        return edge.size();
    }

    void line(String line) {
        edge.append(leaf(line));
        hold();
    }

    /// Nothing more comes.
    ///
    /// @return what was counted
    String done() {
        if (!due.isEmpty()) {
            throw new Contradiction(
                    edge.size(),
                    "truncated",
                    "a checkpoint was signed at " + due.getFirst().size());
        }
        return "%d entries, %d rehashed, %d withheld (hash only), %d checkpoints"
                .formatted(edge.size(), rehashed, withheld, checkpoints);
    }

    private void hold() {
        while (!due.isEmpty() && due.getFirst().size() == edge.size()) {
            if (!Arrays.equals(due.removeFirst().root(), edge.root())) {
                throw new Contradiction(
                        good, "root", "the checkpoint at " + edge.size() + " was signed for another history");
            }
            good = edge.size();
        }
    }

    private byte[] leaf(String line) {
        var entry = tree(line);
        if (entry.path("index").asLong(-1) != edge.size()) {
            throw new Contradiction(edge.size(), "order", "the line says " + entry.path("index"));
        }
        var hash = entry.path("hash").asString("");
        if (!hash.matches("[0-9a-f]{64}") || entry.has("entry") == entry.has("withheld")) {
            throw new Contradiction(edge.size(), "form", "not a line of a log");
        }
        var leaf = HexFormat.of().parseHex(hash);
        if (entry.has("withheld")) {
            withheld++;
            return leaf;
        }
        if (!Arrays.equals(Sha256.of(LEAF, bytes(entry.path("entry").asString(""))), leaf)) {
            throw new Contradiction(edge.size(), "hash", "the bytes are not those of the hash");
        }
        rehashed++;
        return leaf;
    }

    private JsonNode tree(String line) {
        try {
            return JsonMapper.shared().readTree(line);
        } catch (JacksonException malformed) {
            throw new Contradiction(edge.size(), "form", "not a line of a log");
        }
    }

    private byte[] bytes(String base64) {
        try {
            return Base64.getDecoder().decode(base64);
        } catch (IllegalArgumentException malformed) {
            throw new Contradiction(edge.size(), "form", "not base64");
        }
    }
}
