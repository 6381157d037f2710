package org.xiucheng.kernel.evidence;

import java.util.ArrayList;
import java.util.List;
import org.xiucheng.kernel.Sha256;

/// The tree over all entries in the order in which they were taken in (RFC 6962, RFC 9162 section 2.1): its
/// root
/// says what the whole history is, in 32 bytes.
///
/// It holds nothing itself. Whoever keeps it stores the hash of each complete subtree once, by its level (0 are
/// the leaves) and its place on that level; what stands above a part that is not complete yet is worked out
/// each
/// time. A root or a proof over n entries asks for at most 2·log₂ n of them. Every method refuses a place or a
/// size that does not exist.
public final class MerkleTree {
    private static final byte[] NODE = {1};

    private final Subtrees subtrees;

    public MerkleTree(Subtrees subtrees) {
        this.subtrees = subtrees;
    }

    /// The hashes of complete subtrees: the one at `index` of a level spans the leaves from `index · 2^level`
    /// on.
    @FunctionalInterface
    public interface Subtrees {
        byte[] hash(int level, long index);
    }

    /// A complete subtree that is there from now on.
    public record Subtree(int level, long index, byte[] hash) {}

    /// What one more leaf completes: the leaf itself, and every subtree of which it is the last.
    ///
    /// @param size how many leaves there were before
    public List<Subtree> append(long size, byte[] leaf) {
        var complete = new ArrayList<Subtree>();
        var hash = leaf;
        var index = size;
        complete.add(new Subtree(0, index, hash));
        for (var level = 0; (index & 1) == 1; level++) {
            hash = parent(subtrees.hash(level, index - 1), hash);
            index >>= 1;
            complete.add(new Subtree(level + 1, index, hash));
        }
        return complete;
    }

    /// The root over the first `size` leaves; over none it is the hash of nothing.
    public byte[] root(long size) {
        check(size >= 0, "size", size);
        return size == 0 ? Sha256.of() : hash(0, size);
    }

    /// What proves that a leaf is in the tree of that size, from the leaf up.
    public List<byte[]> inclusion(long index, long size) {
        check(index >= 0 && index < size, "index", index);
        var proof = new ArrayList<byte[]>();
        path(index, 0, size, proof);
        return proof;
    }

    /// What proves that the tree of `size` begins with the tree of `old`: that nothing was changed, taken out
    /// or
    /// put in between.
    public List<byte[]> consistency(long old, long size) {
        check(old >= 0 && old <= size, "size", old);
        var proof = new ArrayList<byte[]>();
        if (old > 0 && old < size) {
            common(old, 0, size, true, proof);
        }
        return proof;
    }

    static byte[] parent(byte[] left, byte[] right) {
        return Sha256.of(NODE, left, right);
    }

    /// The hash over `count` leaves from `first` on, where `first` is where a subtree of that span may begin.
    private byte[] hash(long first, long count) {
        if (Long.bitCount(count) == 1) {
            var level = Long.numberOfTrailingZeros(count);
            return subtrees.hash(level, first >> level);
        }
        var left = split(count);
        return parent(hash(first, left), hash(first + left, count - left));
    }

    private void path(long index, long first, long count, List<byte[]> proof) {
        if (count == 1) {
            return;
        }
        var left = split(count);
        if (index < left) {
            path(index, first, left, proof);
            proof.add(hash(first + left, count - left));
        } else {
            path(index - left, first + left, count - left, proof);
            proof.add(hash(first, left));
        }
    }

    private void common(long old, long first, long count, boolean whole, List<byte[]> proof) {
        if (old == count) {
            if (!whole) {
                proof.add(hash(first, count));
            }
            return;
        }
        var left = split(count);
        if (old <= left) {
            common(old, first, left, whole, proof);
            proof.add(hash(first + left, count - left));
        } else {
            common(old - left, first + left, count - left, false, proof);
            proof.add(hash(first, left));
        }
    }

    /// The largest power of two that is smaller than that.
    private static long split(long count) {
        return Long.highestOneBit(count - 1);
    }

    private static void check(boolean there, String what, long value) {
        if (!there) {
            throw new IllegalArgumentException("no such " + what + ": " + value);
        }
    }
}
