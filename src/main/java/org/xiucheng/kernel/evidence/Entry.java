package org.xiucheng.kernel.evidence;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.random.RandomGenerator;
import org.xiucheng.kernel.Sha256;

/// One thing that was done, in bytes that anyone can hash again: canonical JSON (RFC 8785) with `v`, `kind`,
/// `at` and its facts.
///
/// `hash` is the leaf hash of RFC 6962: SHA-256 over 0x00 and the bytes, so that a Merkle tree can be grown
/// over entries as they stand. Facts are codes, numbers and public names of places and duties; whatever is
/// personal goes in as a commitment.
public record Entry(UUID id, String kind, Instant at, byte[] bytes, byte[] hash, List<Commitment> commitments) {
    /// The version of the byte form; a reader that does not know it must say so.
    public static final int VERSION = 1;

    private static final byte[] LEAF = {0};

    public static Draft of(String kind, Instant at, RandomGenerator random) {
        return new Draft(kind, at, random);
    }

    /// An entry while its facts are gathered; absent facts are left out, never written as null.
    public static final class Draft {
        private final String kind;
        private final Instant at;
        private final RandomGenerator random;
        private final Map<String, Object> facts = new HashMap<>();
        private final List<Commitment> commitments = new ArrayList<>();

        private Draft(String kind, Instant at, RandomGenerator random) {
            this.kind = kind;
            this.at = at.truncatedTo(ChronoUnit.MILLIS);
            this.random = random;
        }

        public Draft fact(String name, Object value) {
            facts.put(name, value);
            return this;
        }

        /// Commits to a text without holding it; a blank text is nothing to commit to.
        public Draft commit(String name, String text) {
            if (!text.isBlank()) {
                var salt = new byte[Commitment.SALT_BYTES];
                random.nextBytes(salt);
                commitments.add(Commitment.to(name, text, salt));
            }
            return this;
        }

        public Entry sealed(UUID id) {
            facts.put("v", VERSION);
            facts.put("kind", kind);
            facts.put("at", at.toString());
            if (!commitments.isEmpty()) {
                var digests = new TreeMap<String, String>();
                commitments.forEach(c -> digests.put(c.name(), c.digest()));
                facts.put("commit", digests);
            }
            var bytes = CanonicalJson.bytes(facts);
            return new Entry(id, kind, at, bytes, Sha256.of(LEAF, bytes), List.copyOf(commitments));
        }
    }
}
