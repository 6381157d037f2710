package org.xiucheng.kernel.evidence;

import java.util.Arrays;
import java.util.List;

/// What anyone can check of the tree with nothing but hashes in hand (RFC 9162 sections 2.1.3.2 and 2.1.4.2).
public final class MerkleProof {
    private MerkleProof() {}

    /// Whether the leaf with that hash stands at that place in the tree of that size and root.
    public static boolean includes(byte[] leaf, long index, long size, byte[] root, List<byte[]> proof) {
        if (index < 0 || index >= size) {
            return false;
        }
        var way = new Way(index, size - 1);
        var hash = leaf;
        for (var beside : proof) {
            if (way.over()) {
                return false;
            }
            hash = way.up() ? MerkleTree.parent(beside, hash) : MerkleTree.parent(hash, beside);
        }
        return way.over() && Arrays.equals(hash, root);
    }

    /// Whether the tree of `size` begins with the tree of `old`. A tree of nothing is the beginning of every
    /// tree.
    public static boolean continues(long old, byte[] oldRoot, long size, byte[] root, List<byte[]> proof) {
        if (old < 0 || old > size) {
            return false;
        }
        if (old == 0 || old == size) {
            return proof.isEmpty() && (old == 0 || Arrays.equals(oldRoot, root));
        }
        var whole = Long.bitCount(old) == 1;
        if (!whole && proof.isEmpty()) {
            return false;
        }
        var start = whole ? oldRoot : proof.getFirst();
        return leads(Way.fromEnd(old, size), start, whole ? proof : proof.subList(1, proof.size()), oldRoot, root);
    }

    /// Both roots worked out from one proof.
    private static boolean leads(Way way, byte[] start, List<byte[]> proof, byte[] oldRoot, byte[] root) {
        var before = start;
        var now = start;
        for (var beside : proof) {
            if (way.over()) {
                return false;
            }
            if (way.up()) {
                before = MerkleTree.parent(beside, before);
                now = MerkleTree.parent(beside, now);
            } else {
                now = MerkleTree.parent(now, beside);
            }
        }
        return way.over() && Arrays.equals(before, oldRoot) && Arrays.equals(now, root);
    }

    /// The way from a place on a level up to the root, past the last place of each level.
    private static final class Way {
        private long place;
        private long last;

        Way(long place, long last) {
            this.place = place;
            this.last = last;
        }

        /// From the last complete subtree of the older tree.
        static Way fromEnd(long old, long size) {
            var level = Long.numberOfTrailingZeros(old);
            return new Way((old >> level) - 1, (size - 1) >> level);
        }

        boolean over() {
            return last == 0;
        }

        /// One step up; whether what is beside stands to the left. A place that stands alone at the end of its
        /// level goes up until it has a neighbour.
        boolean up() {
            var left = (place & 1) == 1 || place == last;
            while (left && (place & 1) == 0 && place != 0) {
                place >>= 1;
                last >>= 1;
            }
            place >>= 1;
            last >>= 1;
            return left;
        }
    }
}
