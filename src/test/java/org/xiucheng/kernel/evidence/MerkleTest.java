package org.xiucheng.kernel.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.xiucheng.kernel.Sha256;

class MerkleTest {
    private static final long SEED = 20_261_124;
    private static final int MOST = 130;

    /// The leaves that implementations of Certificate Transparency try themselves on.
    private static final List<String> LEAVES =
            List.of("", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f");

    /// The roots over the first one, two, … eight of them.
    private static final List<String> ROOTS = List.of(
            "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
            "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
            "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
            "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
            "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
            "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
            "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
            "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328");

    /// A tree with everything that was ever complete.
    private static final class Grown {
        final List<byte[]> leaves = new ArrayList<>();
        private final Map<List<Long>, byte[]> nodes = new HashMap<>();
        final MerkleTree tree =
                new MerkleTree((level, index) -> Objects.requireNonNull(nodes.get(List.of((long) level, index))));

        void add(byte[] leaf) {
            tree.append(leaves.size(), leaf)
                    .forEach(node -> nodes.put(List.of((long) node.level(), node.index()), node.hash()));
            leaves.add(leaf);
        }
    }

    @Test
    void growsTheRootsThatAreKnown() {
        var grown = new Grown();
        assertThat(HexFormat.of().formatHex(grown.tree.root(0)))
                .isEqualTo("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
        for (var i = 0; i < LEAVES.size(); i++) {
            grown.add(leaf(HexFormat.of().parseHex(LEAVES.get(i))));
            assertThat(HexFormat.of().formatHex(grown.tree.root(i + 1))).isEqualTo(ROOTS.get(i));
        }
    }

    /// Against the definition as the RFC writes it, by recursion over all leaves.
    @Test
    void everyRootAndEveryProofOfEverySizeHolds() {
        var grown = random(MOST);
        var proofs = 0;
        for (var size = 1; size <= MOST; size++) {
            var root = naive(grown.leaves.subList(0, size));
            assertThat(grown.tree.root(size)).isEqualTo(root);
            for (var i = 0; i < size; i++) {
                var proof = grown.tree.inclusion(i, size);
                assertThat(MerkleProof.includes(grown.leaves.get(i), i, size, root, proof))
                        .isTrue();
                proofs++;
            }
            for (var old = 0; old <= size; old++) {
                var proof = grown.tree.consistency(old, size);
                assertThat(MerkleProof.continues(old, grown.tree.root(old), size, root, proof))
                        .isTrue();
                proofs++;
            }
        }
        System.out.println("merkle.seed=" + SEED + ": " + proofs + " proofs over " + MOST + " sizes hold");
    }

    /// Nothing else passes: another leaf, place, size or root, a proof with a bit flipped, a step too few, too
    /// many, or in another order.
    @Test
    void nothingSpoiltHolds() {
        var grown = random(MOST);
        var random = new Random(SEED);
        var refused = 0;
        for (var round = 0; round < 4_000; round++) {
            var size = 2 + random.nextInt(MOST - 1);
            var index = random.nextInt(size);
            var old = 1 + random.nextInt(size - 1);
            var root = grown.tree.root(size);
            var inclusion = spoilt(grown.tree.inclusion(index, size), random);
            var consistency = spoilt(grown.tree.consistency(old, size), random);
            assertThat(MerkleProof.includes(grown.leaves.get(index), index, size, root, inclusion))
                    .isFalse();
            assertThat(MerkleProof.continues(old, grown.tree.root(old), size, root, consistency))
                    .isFalse();
            var sound = grown.tree.inclusion(index, size);
            var other = (index + 1 + random.nextInt(size - 1)) % size;
            assertThat(MerkleProof.includes(grown.leaves.get(other), index, size, root, sound))
                    .isFalse();
            assertThat(MerkleProof.includes(grown.leaves.get(index), other, size, root, sound))
                    .isFalse();
            assertThat(MerkleProof.includes(grown.leaves.get(index), index, size, flipped(root, random), sound))
                    .isFalse();
            var way = grown.tree.consistency(old, size);
            assertThat(MerkleProof.continues(old, flipped(grown.tree.root(old), random), size, root, way))
                    .isFalse();
            assertThat(MerkleProof.continues(old, grown.tree.root(old), size, flipped(root, random), way))
                    .isFalse();
            refused += 7;
        }
        System.out.println("merkle.seed=" + SEED + ": " + refused + " of " + refused + " spoilt proofs refused");
    }

    @Test
    void refusesPlacesThatDoNotExist() {
        var grown = random(5);
        assertThatThrownBy(() -> grown.tree.inclusion(5, 5)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> grown.tree.inclusion(-1, 5)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> grown.tree.consistency(6, 5)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> grown.tree.root(-1)).isInstanceOf(IllegalArgumentException.class);
        assertThat(MerkleProof.includes(grown.leaves.getFirst(), 5, 5, grown.tree.root(5), List.of()))
                .isFalse();
        assertThat(MerkleProof.continues(6, grown.tree.root(5), 5, grown.tree.root(5), List.of()))
                .isFalse();
    }

    private static Grown random(int size) {
        var random = new Random(SEED);
        var grown = new Grown();
        for (var i = 0; i < size; i++) {
            var entry = new byte[20];
            random.nextBytes(entry);
            grown.add(leaf(entry));
        }
        return grown;
    }

    private static byte[] leaf(byte[] entry) {
        return Sha256.of(new byte[] {0}, entry);
    }

    private static byte[] naive(List<byte[]> leaves) {
        if (leaves.size() == 1) {
            return leaves.getFirst();
        }
        var left = 1;
        while (left * 2 < leaves.size()) {
            left *= 2;
        }
        return Sha256.of(new byte[] {1}, naive(leaves.subList(0, left)), naive(leaves.subList(left, leaves.size())));
    }

    private static List<byte[]> spoilt(List<byte[]> proof, Random random) {
        var spoilt = new ArrayList<>(proof);
        var at = proof.isEmpty() ? 0 : random.nextInt(proof.size());
        if (proof.isEmpty()) {
            return List.of(new byte[32]);
        }
        switch (random.nextInt(4)) {
            case 0 -> spoilt.set(at, flipped(proof.get(at), random));
            case 1 -> spoilt.remove(at);
            case 2 -> spoilt.add(at, flipped(proof.get(at), random));
            default -> {
                if (proof.size() == 1) {
                    return List.of(proof.getFirst(), flipped(proof.getFirst(), random));
                }
                spoilt.add(spoilt.removeFirst());
            }
        }
        return spoilt;
    }

    private static byte[] flipped(byte[] hash, Random random) {
        var flipped = hash.clone();
        flipped[random.nextInt(flipped.length)] ^= (byte) (1 << random.nextInt(8));
        return flipped;
    }
}
