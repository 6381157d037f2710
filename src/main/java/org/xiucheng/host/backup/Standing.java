package org.xiucheng.host.backup;

import java.util.HexFormat;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.xiucheng.kernel.evidence.MerkleTree;

/// What a store holds of the evidence, worked out from every entry and every leaf anew.
///
/// @param entries how many there are
/// @param sha256 over their hashes in the order of their ids, in hexadecimal
/// @param size how many of them the last checkpoint covers; 0 where there is none
/// @param root the root of that size, worked out from the leaves, in hexadecimal
/// @param signed whether the checkpoint says the same root
public record Standing(long entries, String sha256, long size, String root, boolean signed) {
    /// How many levels a tree of entries can have.
    private static final int LEVELS = 63;

    private static final int FETCHED = 10_000;

    /// Reads all of it from a store that nobody writes to.
    static Standing of(JdbcClient jdbc) {
        var digest = DurableFile.sha256();
        var entries = new long[1];
        jdbc.sql("select hash from evidence.entry order by id")
                .withFetchSize(FETCHED)
                .query(row -> {
                    digest.update(row.getBytes("hash"));
                    entries[0]++;
                });
        var sha256 = HexFormat.of().formatHex(digest.digest());
        var said = checkpoint(jdbc);
        if (said.isEmpty()) {
            return new Standing(entries[0], sha256, 0, "", true);
        }
        var root = HexFormat.of().formatHex(root(jdbc, said.get().size()));
        return new Standing(
                entries[0],
                sha256,
                said.get().size(),
                root,
                root.equals(said.get().root()));
    }

    /// What was said last of the log.
    record Said(long size, String root) {}

    private static Optional<Said> checkpoint(JdbcClient jdbc) {
        return jdbc.sql("select size, root from log.checkpoint order by size desc limit 1")
                .query((row, _) -> new Said(row.getLong("size"), HexFormat.of().formatHex(row.getBytes("root"))))
                .optional();
    }

    /// The root over the first leaves. A tree asks for the newest complete subtree of a level and for no
    /// other.
    private static byte[] root(JdbcClient jdbc, long size) {
        var newest = new byte[LEVELS][];
        var tree = new MerkleTree((level, _) -> newest[level]);
        var grown = new long[1];
        jdbc.sql("select hash from log.leaf where place < :size order by place")
                .param("size", size)
                .withFetchSize(FETCHED)
                .query(row -> {
                    for (var subtree : tree.append(grown[0]++, row.getBytes("hash"))) {
                        newest[subtree.level()] = subtree.hash();
                    }
                });
        return tree.root(size);
    }
}
