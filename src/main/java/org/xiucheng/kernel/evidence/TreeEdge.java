package org.xiucheng.kernel.evidence;

/// A log as somebody reads it who keeps none of it: leaf after leaf, with one hash a level, and the root at
/// every
/// size that was reached.
public final class TreeEdge {
    /// The last complete subtree of each level: all that the next leaf or the root asks for.
    private final byte[][] last = new byte[Long.SIZE][];

    private final MerkleTree tree = new MerkleTree((level, _) -> last[level]);
    private long size;

    public void append(byte[] leaf) {
        tree.append(size++, leaf).forEach(done -> last[done.level()] = done.hash());
    }

    public long size() {
        return size;
    }

    public byte[] root() {
        return tree.root(size);
    }
}
