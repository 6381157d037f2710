package org.xiucheng.decide.log;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;
import org.xiucheng.kernel.evidence.Checkpoint;
import org.xiucheng.kernel.evidence.MerkleTree;
import org.xiucheng.kernel.evidence.MerkleTree.Subtree;
import org.xiucheng.kernel.evidence.NoteSigner;
import org.xiucheng.kernel.evidence.SignedNote;
import org.xiucheng.kernel.evidence.sql.SqlLog;
import org.xiucheng.kernel.time.Chore;
import org.xiucheng.kernel.time.Maker;

/// Gives every entry its place in the tree and signs the tree (RFC 6962 section 3).
///
/// However many nodes look, one takes in at a time. An entry is taken in once no transaction runs that could
/// still write one before it: a long one delays the log and loses nothing. Places, subtrees and how far it is
/// are one transaction.
@Service
public class TakeIn implements Chore {
    private static final Logger LOG = LoggerFactory.getLogger(TakeIn.class);
    private static final Duration EVERY = Duration.ofSeconds(1);
    /// Between two checkpoints: each is kept for ever.
    private static final Duration BETWEEN_CHECKPOINTS = Duration.ofMinutes(1);
    /// Entries of one transaction of the log.
    private static final int BATCH = 2_000;
    /// Batches of one look, so that a long backlog is signed on the way.
    private static final int BATCHES = 10;

    private final SqlLog log;
    private final NoteSigner signer;
    private final TransactionTemplate transactions;
    private final Maker maker;

    TakeIn(SqlLog log, NoteSigner signer, TransactionTemplate transactions, Maker maker) {
        this.log = log;
        this.signer = signer;
        this.transactions = transactions;
        this.maker = maker;
    }

    @Override
    public Duration every() {
        return EVERY;
    }

    @Override
    public void look() {
        for (var i = 0; i < BATCHES && batch() == BATCH; i++) {
            // the next one goes on from there
        }
        if (due()) {
            sign();
        }
    }

    /// How many entries found their places.
    public int batch() {
        var taken = transactions.execute(_ -> log.elected() ? append() : 0);
        return taken == null ? 0 : taken;
    }

    private int append() {
        var taken = log.taken();
        var waiting = log.next(taken, BATCH);
        if (waiting.isEmpty()) {
            return 0;
        }
        var known = new HashMap<>(log.edge(taken.size()));
        var tree = new MerkleTree(
                (level, index) -> known.computeIfAbsent(List.of((long) level, index), _ -> log.hash(level, index)));
        var complete = new ArrayList<Subtree>();
        var size = taken.size();
        for (var entry : waiting) {
            for (var subtree : tree.append(size, entry.hash())) {
                known.put(List.of((long) subtree.level(), subtree.index()), subtree.hash());
                complete.add(subtree);
            }
            size++;
        }
        log.append(taken, waiting, complete);
        return waiting.size();
    }

    /// Whether a minute has passed since the last checkpoint; also where the clock went back.
    private boolean due() {
        var now = maker.now();
        return log.latest()
                .filter(kept ->
                        !now.isBefore(kept.at()) && now.isBefore(kept.at().plus(BETWEEN_CHECKPOINTS)))
                .isEmpty();
    }

    /// Says what the tree is, where it has grown since that was said last. One log is signed by one key: what
    /// was
    /// signed by another is not gone on with, or nobody who keeps checkpoints could tell it from a forgery.
    public void sign() {
        transactions.executeWithoutResult(_ -> {
            if (!log.elected()) {
                return;
            }
            var size = log.taken().size();
            var last = log.latest();
            if (last.filter(kept -> kept.size() >= size).isPresent()) {
                return;
            }
            if (last.filter(kept -> !SignedNote.parse(kept.note()).signedBy(signer.key()))
                    .isPresent()) {
                LOG.error(
                        "the log was signed by another key than {}: bring that key back",
                        signer.key().text());
                return;
            }
            var checkpoint = new Checkpoint(signer.key().name(), size, new MerkleTree(log).root(size), maker.now());
            log.keep(checkpoint, signer.sign(checkpoint.text()).written());
        });
    }
}
