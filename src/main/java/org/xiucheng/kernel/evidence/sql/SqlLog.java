package org.xiucheng.kernel.evidence.sql;

import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.xiucheng.kernel.evidence.Checkpoint;
import org.xiucheng.kernel.evidence.MerkleTree;
import org.xiucheng.kernel.evidence.MerkleTree.Subtree;

/// The log in PostgreSQL: leaves in their order, complete subtrees, checkpoints, and how far entries are taken
/// in.
@Repository
public class SqlLog implements MerkleTree.Subtrees {
    /// One number for the lock that whoever takes entries in holds; it names the log and nothing else.
    private static final long LOCK = 0x786975_6c6f67L;

    private final JdbcClient jdbc;

    public SqlLog(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// How far entries are taken in.
    ///
    /// @param xact the transaction of the last one; none while those are taken in that name none
    public record Taken(long size, Optional<String> xact, UUID entry) {}

    /// An entry that waits for its place.
    public record Waiting(UUID id, Optional<String> xact, byte[] hash) {}

    /// Whether this transaction is the one that takes entries in, until it ends.
    public boolean elected() {
        return jdbc.sql("select pg_try_advisory_xact_lock(:lock)")
                .param("lock", LOCK)
                .query(Boolean.class)
                .single();
    }

    public Taken taken() {
        return jdbc.sql("select size, xact::text, entry_id from log.taken")
                .query((row, _) -> new Taken(
                        row.getLong("size"),
                        Optional.ofNullable(row.getString("xact")),
                        row.getObject("entry_id", UUID.class)))
                .single();
    }

    /// The next entries whose place can no longer change. Those that name no transaction were there before the
    /// log; after them come those of transactions that are older than any that still runs.
    public List<Waiting> next(Taken taken, int most) {
        if (taken.xact().isEmpty()) {
            var old = old(taken, most);
            if (!old.isEmpty()) {
                return old;
            }
        }
        return jdbc.sql("""
                        select e.id, e.xact::text as written_by, e.hash from evidence.entry e
                        where (e.xact, e.id) > (cast(:xact as xid8), :entry)
                            and e.xact < pg_snapshot_xmin(pg_current_snapshot())
                        order by e.xact, e.id limit :most
                        """)
                .param("xact", taken.xact().orElse("0"))
                .param("entry", taken.xact().isPresent() ? taken.entry() : new UUID(0, 0))
                .param("most", most)
                .query((row, _) -> new Waiting(
                        row.getObject("id", UUID.class),
                        Optional.of(row.getString("written_by")),
                        row.getBytes("hash")))
                .list();
    }

    private List<Waiting> old(Taken taken, int most) {
        return jdbc.sql("""
                        select id, hash from evidence.entry where xact is null and id > :entry order by id limit :most
                        """)
                .param("entry", taken.entry())
                .param("most", most)
                .query((row, _) -> new Waiting(row.getObject("id", UUID.class), Optional.empty(), row.getBytes("hash")))
                .list();
    }

    /// Stores entries at their places, with what they complete.
    public void append(Taken before, List<Waiting> entries, List<Subtree> subtrees) {
        var leaves = subtrees.stream().filter(one -> one.level() == 0).toList();
        jdbc.sql("""
                insert into log.leaf (place, entry_id, hash)
                select * from unnest(:places, :entries, :hashes) as given (place, entry_id, hash)
                """)
                .param("places", leaves.stream().map(Subtree::index).toArray(Long[]::new))
                .param("entries", entries.stream().map(Waiting::id).toArray(UUID[]::new))
                .param("hashes", leaves.stream().map(Subtree::hash).toArray(byte[][]::new))
                .update();
        var above = subtrees.stream().filter(one -> one.level() > 0).toList();
        jdbc.sql("""
                insert into log.subtree (level, place, hash)
                select * from unnest(:levels, :places, :hashes) as given (level, place, hash)
                """)
                .param("levels", above.stream().map(Subtree::level).toArray(Integer[]::new))
                .param("places", above.stream().map(Subtree::index).toArray(Long[]::new))
                .param("hashes", above.stream().map(Subtree::hash).toArray(byte[][]::new))
                .update();
        var last = entries.getLast();
        jdbc.sql("update log.taken set size = :size, xact = cast(:xact as xid8), entry_id = :entry")
                .param("size", before.size() + entries.size())
                .param("xact", last.xact().orElse(null), Types.VARCHAR)
                .param("entry", last.id())
                .update();
    }

    /// The right edge of the tree of that size, which the next leaves are put on: at most one subtree a level.
    public Map<List<Long>, byte[]> edge(long size) {
        var levels = new ArrayList<Integer>();
        for (var level = 1; level < Long.SIZE && size >> level > 0; level++) {
            if ((size >> level & 1) == 1) {
                levels.add(level);
            }
        }
        var edge = new HashMap<List<Long>, byte[]>();
        jdbc.sql("""
                select s.level, s.place, s.hash from log.subtree s
                join unnest(:levels, :places) as wanted (level, place) on s.level = wanted.level and s.place = wanted.place
                """)
                .param("levels", levels.toArray(Integer[]::new))
                .param(
                        "places",
                        levels.stream().map(level -> (size >> level) - 1).toArray(Long[]::new))
                .query((row, _) -> edge.put(List.of(row.getLong("level"), row.getLong("place")), row.getBytes("hash")))
                .list();
        if ((size & 1) == 1) {
            edge.put(List.of(0L, size - 1), hash(0, size - 1));
        }
        return edge;
    }

    @Override
    public byte[] hash(int level, long index) {
        var asked = level == 0
                ? jdbc.sql("select hash from log.leaf where place = :place")
                : jdbc.sql("select hash from log.subtree where level = :level and place = :place")
                        .param("level", level);
        return asked.param("place", index).query(byte[].class).single();
    }

    public void keep(Checkpoint checkpoint, String note) {
        jdbc.sql("insert into log.checkpoint (size, at, root, note) values (:size, :at, :root, :note)")
                .param("size", checkpoint.size())
                .param("at", checkpoint.at().atOffset(ZoneOffset.UTC))
                .param("root", checkpoint.root())
                .param("note", note)
                .update();
    }

    /// What was said of the tree last.
    public Optional<Kept> latest() {
        return jdbc.sql("select size, at, note from log.checkpoint order by size desc limit 1")
                .query((row, _) -> new Kept(
                        row.getLong("size"),
                        row.getObject("at", OffsetDateTime.class).toInstant(),
                        row.getString("note")))
                .optional();
    }

    /// Checkpoints of at least that size, smallest first.
    public List<Kept> from(long size, int most) {
        return jdbc.sql("select size, at, note from log.checkpoint where size >= :size order by size limit :most")
                .param("size", size)
                .param("most", most)
                .query((row, _) -> new Kept(
                        row.getLong("size"),
                        row.getObject("at", OffsetDateTime.class).toInstant(),
                        row.getString("note")))
                .list();
    }

    /// A checkpoint as it was signed.
    public record Kept(long size, Instant at, String note) {}

    /// Where the leaf with that hash stands; the first, should two entries be alike.
    public Optional<Long> place(byte[] hash) {
        return jdbc.sql("select min(place) from log.leaf where hash = :hash")
                .param("hash", hash)
                .query(Long.class)
                .optional();
    }
}
