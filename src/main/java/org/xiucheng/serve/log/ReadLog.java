package org.xiucheng.serve.log;

import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.xiucheng.kernel.Problem;
import org.xiucheng.kernel.evidence.MerkleTree;
import org.xiucheng.kernel.evidence.NoteSigner;
import org.xiucheng.kernel.evidence.sql.SqlLog;

/// Answers what anybody asks of the log, from what was signed: nothing is said about an entry that no
/// checkpoint
/// covers yet.
@Service
public class ReadLog {
    /// Entries in one answer, and checkpoints.
    public static final int MOST = 1_000;

    private final SqlLog log;
    private final SqlPublicEntries entries;
    private final NoteSigner signer;

    ReadLog(SqlLog log, SqlPublicEntries entries, NoteSigner signer) {
        this.log = log;
        this.entries = entries;
        this.signer = signer;
    }

    /// By which key the log signs now.
    public record Keys(String origin, List<Key> keys) {}

    /// A verifier key as people keep it.
    public record Key(String vkey) {}

    /// A checkpoint as it was signed.
    public record Signed(long size, Instant at, String note) {}

    /// What leads from a leaf up to the root of the tree of that size, as hexadecimal text.
    public record Inclusion(long index, long size, String hash, List<String> proof) {}

    /// What shows that the tree of `to` begins with the tree of `from`.
    public record Consistency(long from, long to, List<String> proof) {}

    public Keys keys() {
        return new Keys(signer.key().name(), List.of(new Key(signer.key().text())));
    }

    /// What was said of the log last. @throws Problem `log.not-yet`
    public Signed checkpoint() {
        return log.latest().map(ReadLog::signed).orElseThrow(ReadLog::notYet);
    }

    /// Checkpoints of at least that size, smallest first.
    public List<Signed> checkpoints(long from) {
        return log.from(from, MOST).stream().map(ReadLog::signed).toList();
    }

    /// Entries from one place on, up to another and not with it.
    ///
    /// @throws Problem `log.no-such-size`, `log.too-many`
    public List<PublicEntry> entries(long from, long to) {
        known(to);
        if (from < 0 || from > to) {
            throw noSuchSize();
        }
        if (to - from > MOST) {
            throw Problem.malformed("log.too-many", "At most " + MOST + " entries at once.");
        }
        return entries.between(from, to);
    }

    /// @param hash of the leaf, as hexadecimal text
    /// @throws Problem `log.not-yet` for what no checkpoint of that size covers, `log.no-such-size`
    public Inclusion inclusion(String hash, long size) {
        known(size);
        var leaf = bytes(hash);
        var index = leaf.flatMap(log::place).filter(place -> place < size).orElseThrow(ReadLog::notYet);
        return new Inclusion(index, size, hash, texts(new MerkleTree(log).inclusion(index, size)));
    }

    /// @throws Problem `log.no-such-size`
    public Consistency consistency(long from, long to) {
        known(to);
        if (from < 0 || from > to) {
            throw noSuchSize();
        }
        return new Consistency(from, to, texts(new MerkleTree(log).consistency(from, to)));
    }

    /// Whether a checkpoint reaches so far.
    private void known(long size) {
        if (size < 0 || log.latest().filter(kept -> size <= kept.size()).isEmpty()) {
            throw noSuchSize();
        }
    }

    private static Optional<byte[]> bytes(String hash) {
        return hash.matches("[0-9a-f]{64}") ? Optional.of(HexFormat.of().parseHex(hash)) : Optional.empty();
    }

    private static List<String> texts(List<byte[]> hashes) {
        return hashes.stream().map(HexFormat.of()::formatHex).toList();
    }

    private static Signed signed(SqlLog.Kept kept) {
        return new Signed(kept.size(), kept.at(), kept.note());
    }

    private static Problem notYet() {
        return Problem.absent("log.not-yet", "No signed checkpoint covers this yet.");
    }

    private static Problem noSuchSize() {
        return Problem.malformed("log.no-such-size", "The log was never signed at such a size.");
    }
}
