package org.xiucheng.decide.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.KeyPairGenerator;
import java.sql.Types;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.support.TransactionTemplate;
import org.xiucheng.kernel.Sha256;
import org.xiucheng.kernel.evidence.Checkpoint;
import org.xiucheng.kernel.evidence.Entry;
import org.xiucheng.kernel.evidence.MerkleProof;
import org.xiucheng.kernel.evidence.MerkleTree;
import org.xiucheng.kernel.evidence.NoteKey;
import org.xiucheng.kernel.evidence.NoteSigner;
import org.xiucheng.kernel.evidence.SignedNote;
import org.xiucheng.kernel.evidence.sql.SqlEntries;
import org.xiucheng.kernel.evidence.sql.SqlLog;
import org.xiucheng.kernel.time.Maker;
import org.xiucheng.testkit.ApiClient;
import org.xiucheng.testkit.SmallCity;
import tools.jackson.databind.json.JsonMapper;

/// The log takes in what was committed, once, in an order that never changes, and anybody can check it.
class LogTest {
    private static final long SEED = 20261124;
    private static final int WRITERS = 6;
    private static final int EACH = 60;

    private SmallCity city;
    private Maker maker;
    private TransactionTemplate transactions;

    @BeforeEach
    void serve() {
        city = SmallCity.serve();
        maker = city.part(Maker.class);
        transactions = city.part(TransactionTemplate.class);
    }

    @AfterEach
    void close() {
        city.close();
    }

    @Test
    void takesInWhatWasCommittedOnceAndNeverChangesTheOrder() throws Exception {
        System.out.println("seed " + SEED);
        old(70);
        var writing = new AtomicBoolean(true);
        var rolledBack = new AtomicInteger();
        var works = new ArrayList<Callable<Boolean>>();
        IntStream.range(0, WRITERS).forEach(i -> works.add(() -> write(new Random(SEED + i), rolledBack)));
        var watching = new ArrayList<Callable<Boolean>>();
        var seen = new ArrayList<UUID>();
        watching.add(() -> takeIn(writing));
        watching.add(() -> takeIn(writing));
        watching.add(() -> watch(writing, seen));
        try (var pool = Executors.newVirtualThreadPerTaskExecutor()) {
            var watched = watching.stream().map(pool::submit).toList();
            for (var done : pool.invokeAll(works)) {
                done.get();
            }
            writing.set(false);
            for (var done : watched) {
                done.get();
            }
        }
        takeIn();
        assertThat(count("select count(*) from evidence.entry")).isEqualTo(count("select count(*) from log.leaf"));
        assertThat(count("select count(*) from log.leaf")).isEqualTo(70 + WRITERS * EACH - rolledBack.get());
        assertThat(count("select size from log.taken")).isEqualTo(count("select max(place) + 1 from log.leaf"));
        assertThat(seen).isNotEmpty().isEqualTo(order().subList(0, seen.size()));
        checkpointsHold();
        System.out.printf(
                "log: %d entries, %d rolled back, %d checkpoints%n",
                order().size(), rolledBack.get(), count("select count(*) from log.checkpoint"));
    }

    /// Transaction 9 came before transaction 10, whatever their digits say.
    @Test
    void ordersTransactionsAsNumbersAlsoAcrossBatches() {
        var order = new ArrayList<UUID>();
        for (var xact : List.of("5", "9", "10", "11", "99", "100", "101")) {
            order.add(stored(xact));
            city.part(TakeIn.class).batch();
        }
        takeIn();
        assertThat(order()).isEqualTo(order);
        checkpointsHold();
    }

    @Test
    void ordersABacklogOfTransactionsAsNumbers() {
        var order = List.of("5", "9", "10", "11", "99", "100", "101").stream()
                .map(this::stored)
                .toList();
        takeIn();
        assertThat(order()).isEqualTo(order);
        checkpointsHold();
    }

    /// What a transaction that still runs may write keeps its place free; nothing is lost by waiting.
    @Test
    void waitsForTheOldestTransactionThatRuns() {
        transactions.executeWithoutResult(_ -> {
            add("first");
            CompletableFuture.runAsync(() -> transactions.executeWithoutResult(_ -> add("second")))
                    .join();
            CompletableFuture.runAsync(this::takeIn).join();
            assertThat(count("select count(*) from log.leaf")).isZero();
        });
        takeIn();
        assertThat(count("select count(*) from log.leaf")).isEqualTo(2);
        checkpointsHold();
    }

    /// Another node with a key of its own, or a city that was brought back without its key.
    @Test
    void oneLogIsSignedByOneKey() throws Exception {
        transactions.executeWithoutResult(_ -> add("one"));
        takeIn();
        var signed = city.part(SqlLog.class).latest().orElseThrow();
        var pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        var name = city.part(NoteSigner.class).key().name();
        var other = new NoteSigner(NoteKey.of(name, NoteKey.Kind.SIGNATURE, pair.getPublic()), pair.getPrivate());
        var stranger = new TakeIn(city.part(SqlLog.class), other, transactions, maker);
        transactions.executeWithoutResult(_ -> add("two"));
        stranger.look();
        stranger.sign();
        assertThat(count("select size from log.taken")).isEqualTo(signed.size() + 1);
        assertThat(city.part(SqlLog.class).latest()).contains(signed);
        takeIn();
        checkpointsHold();
    }

    /// Each checkpoint is kept for ever, so one a minute is enough.
    @Test
    void aMinuteLiesBetweenTwoCheckpoints() {
        transactions.executeWithoutResult(_ -> add("one"));
        takeIn();
        var signed = city.part(SqlLog.class).latest();
        transactions.executeWithoutResult(_ -> add("two"));
        city.part(TakeIn.class).look();
        assertThat(city.part(SqlLog.class).latest()).isEqualTo(signed);
        assertThat(count("select count(*) from log.leaf")).isEqualTo(2);
    }

    @Test
    void theApplicationOnlyAdds() {
        transactions.executeWithoutResult(_ -> add("one"));
        takeIn();
        for (var statement : List.of(
                "update log.leaf set hash = hash",
                "delete from log.leaf",
                "update log.subtree set place = 0",
                "delete from log.checkpoint",
                "insert into log.checkpoint select size, at, sha256('another'), note from log.checkpoint",
                "update log.checkpoint set note = 'x'",
                "update log.taken set size = 0",
                "update log.taken set xact = null",
                "delete from log.taken",
                "insert into log.taken values (false, 0, null, gen_random_uuid())",
                "insert into evidence.entry (id, kind, at, bytes, hash, xact) select gen_random_uuid(), kind, at, bytes, hash, '3'"
                        + " from evidence.entry",
                "update evidence.entry set xact = '3'",
                "delete from evidence.entry")) {
            assertThatThrownBy(() -> city.sql().sql(statement).update())
                    .as(statement)
                    .isInstanceOf(DataAccessException.class);
        }
        checkpointsHold();
    }

    @Test
    void anybodyChecksItOverHttp() {
        var anyone = new ApiClient(city.address());
        IntStream.range(0, 13).forEach(i -> {
            transactions.executeWithoutResult(_ -> add("entry " + i));
            takeIn();
        });
        var keys = anyone.get("/api/v1/log/keys");
        var key = NoteKey.parse(keys.at("/keys/0/vkey"));
        var note = SignedNote.parse(anyone.get("/api/v1/log/checkpoint").text());
        assertThat(note.signedBy(key)).isTrue();
        var checkpoint = Checkpoint.parse(note.text());
        assertThat(checkpoint.origin()).isEqualTo(key.name()).isEqualTo(keys.at("/origin"));
        assertThat(checkpoint.size()).isGreaterThanOrEqualTo(13);
        var lines = anyone.get("/api/v1/log/entries?from=0&to=" + checkpoint.size())
                .text()
                .lines()
                .toList();
        assertThat(lines).hasSize((int) checkpoint.size());
        for (var i = 0; i < checkpoint.size(); i++) {
            var entry = JsonMapper.shared().readTree(lines.get(i));
            assertThat(entry.path("index").asLong()).isEqualTo(i);
            var hash = entry.path("hash").asString();
            if (entry.has("entry")) {
                var bytes = Base64.getDecoder().decode(entry.path("entry").asString());
                assertThat(HexFormat.of().formatHex(Sha256.of(new byte[1], bytes)))
                        .isEqualTo(hash);
            } else {
                assertThat(entry.path("withheld").asString()).isEqualTo("sensitive");
            }
            assertThat(includes(anyone, hash, checkpoint)).isTrue();
        }
        consistent(anyone, checkpoint);
        refuses(anyone, checkpoint.size());
    }

    private static boolean includes(ApiClient anyone, String hash, Checkpoint checkpoint) {
        var proof = anyone.get("/api/v1/log/inclusion?hash=" + hash + "&size=" + checkpoint.size());
        return MerkleProof.includes(
                HexFormat.of().parseHex(hash),
                proof.body().path("index").asLong(),
                checkpoint.size(),
                checkpoint.root(),
                hashes(proof));
    }

    private static void consistent(ApiClient anyone, Checkpoint last) {
        anyone.get("/api/v1/log/checkpoints").body().path("checkpoints").forEach(kept -> {
            var old = Checkpoint.parse(
                    SignedNote.parse(kept.path("note").asString()).text());
            var proof = anyone.get("/api/v1/log/consistency?from=" + old.size() + "&to=" + last.size());
            assertThat(MerkleProof.continues(old.size(), old.root(), last.size(), last.root(), hashes(proof)))
                    .isTrue();
        });
    }

    private static void refuses(ApiClient anyone, long size) {
        refuses(anyone, "consistency?from=1&to=" + (size + 99), 400, "log.no-such-size");
        refuses(anyone, "consistency?from=2&to=1", 400, "log.no-such-size");
        refuses(anyone, "entries?from=0&to=-1", 400, "log.place");
        refuses(anyone, "entries?from=0&to=" + (size + 1), 400, "log.no-such-size");
        refuses(anyone, "inclusion?hash=" + "0".repeat(64) + "&size=" + size, 404, "log.not-yet");
        refuses(anyone, "inclusion?hash=x&size=" + size, 404, "log.not-yet");
    }

    private static void refuses(ApiClient anyone, String asked, int status, String code) {
        var answer = anyone.get("/api/v1/log/" + asked);
        assertThat(answer.code()).as(asked).isEqualTo(code);
        assertThat(answer.status()).as(asked).isEqualTo(status);
    }

    private static List<byte[]> hashes(ApiClient.Answer proof) {
        var hashes = new ArrayList<byte[]>();
        proof.body().path("proof").forEach(hash -> hashes.add(HexFormat.of().parseHex(hash.asString())));
        return hashes;
    }

    /// Once no checkpoint of a minute ago is waited for.
    private void takeIn() {
        city.part(TakeIn.class).look();
        city.part(TakeIn.class).sign();
    }

    private boolean write(Random random, AtomicInteger rolledBack) {
        for (var i = 0; i < EACH; i++) {
            var backs = random.nextInt(5) == 0;
            var waits = random.nextInt(4);
            transactions.executeWithoutResult(status -> {
                add("entry");
                pause(waits);
                if (backs) {
                    status.setRollbackOnly();
                    rolledBack.incrementAndGet();
                }
            });
        }
        return true;
    }

    private boolean takeIn(AtomicBoolean writing) {
        var log = new TakeIn(city.part(SqlLog.class), city.part(NoteSigner.class), transactions, maker);
        while (writing.get()) {
            log.look();
            log.sign();
        }
        return true;
    }

    /// What has its place keeps it, whatever comes later.
    private boolean watch(AtomicBoolean writing, List<UUID> seen) {
        while (writing.get()) {
            var now = order();
            assertThat(now.subList(0, seen.size())).isEqualTo(seen);
            seen.clear();
            seen.addAll(now);
        }
        return true;
    }

    /// Every checkpoint is signed, is the root over the leaves worked out anew, and continues the one before.
    private void checkpointsHold() {
        var leaves = city.sql()
                .sql("select hash from log.leaf order by place")
                .query(byte[].class)
                .list();
        var grown = new HashMap<List<Long>, byte[]>();
        var tree = new MerkleTree((level, index) -> Objects.requireNonNull(grown.get(List.of((long) level, index))));
        for (var i = 0; i < leaves.size(); i++) {
            tree.append(i, leaves.get(i))
                    .forEach(one -> grown.put(List.of((long) one.level(), one.index()), one.hash()));
        }
        var key = city.part(NoteSigner.class).key();
        for (var kept : city.part(SqlLog.class).from(0, 10_000)) {
            var note = SignedNote.parse(kept.note());
            assertThat(note.signedBy(key)).isTrue();
            assertThat(Checkpoint.parse(note.text()).root()).isEqualTo(tree.root(kept.size()));
        }
        assertThat(city.part(SqlLog.class).latest().orElseThrow().size()).isEqualTo(leaves.size());
    }

    /// Entries that were written before anybody said by which transaction.
    private void old(int count) {
        for (var i = 0; i < count; i++) {
            stored(null);
        }
    }

    /// An entry as if that transaction had written it; by the owner of the tables, nobody else says so.
    private UUID stored(@Nullable String xact) {
        var entry = Entry.of("test.old", maker.now(), maker.random()).sealed(maker.id());
        city.database()
                .ownerSql()
                .sql("insert into evidence.entry (id, kind, at, bytes, hash, xact)"
                        + " values (:id, :kind, now(), :bytes, :hash, cast(:xact as xid8))")
                .param("id", entry.id())
                .param("kind", entry.kind())
                .param("bytes", entry.bytes())
                .param("hash", entry.hash())
                .param("xact", xact, Types.VARCHAR)
                .update();
        return entry.id();
    }

    private void add(String text) {
        city.part(SqlEntries.class)
                .add(Entry.of("test.entry", maker.now(), maker.random())
                        .commit("text", text)
                        .sealed(maker.id()));
    }

    private List<UUID> order() {
        return city.sql()
                .sql("select entry_id from log.leaf order by place")
                .query(UUID.class)
                .list();
    }

    private long count(String question) {
        return city.sql().sql(question).query(Long.class).single();
    }

    private static void pause(int millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
