package org.xiucheng.compute.partition;

import java.util.Optional;
import org.xiucheng.kernel.place.Point;

/// One thing that is wrong with a division: which area, where, and how large in square metres (0 where nothing
/// is measured).
public sealed interface PartitionFlaw {
    /// The area at fault; for ground in no child the parent.
    String code();

    /// A spot to look at, where there is one.
    default Optional<Point> place() {
        return Optional.empty();
    }

    /// How much ground is concerned, in square metres.
    default double squareMetres() {
        return 0;
    }

    /// The kind of flaw as a stable word.
    default String kind() {
        return switch (this) {
            case Gap _ -> "gap";
            case Overlap _ -> "overlap";
            case Outside _ -> "outside-parent";
            case BadRing bad -> "ring-" + bad.fault().word();
            case Orphan _ -> "orphan";
            case Duplicate _ -> "duplicate-code";
            case DepthSkip _ -> "depth-skip";
            case Roots _ -> "roots";
        };
    }

    /// Ground of the parent that no child covers; without a parent's border, ground that its children surround.
    record Gap(String code, Optional<Point> place, double squareMetres) implements PartitionFlaw {}

    /// Ground that two siblings both claim.
    record Overlap(String code, String other, Optional<Point> place, double squareMetres) implements PartitionFlaw {}

    /// Ground of a child that lies outside its parent.
    record Outside(String code, String parent, Optional<Point> place, double squareMetres) implements PartitionFlaw {}

    /// A border that bounds nothing, or not one piece of ground.
    record BadRing(String code, Fault fault, Optional<Point> place) implements PartitionFlaw {}

    /// An area whose parent is not in the division.
    record Orphan(String code, String parent) implements PartitionFlaw {}

    /// A code that several areas bear.
    record Duplicate(String code, int times) implements PartitionFlaw {}

    /// A child that does not stand exactly one storey below its parent; every circle of parents has one.
    record DepthSkip(String code, String parent, int depth, int parentDepth) implements PartitionFlaw {}

    /// A division has one area without a parent; this one has none, or this is one too many.
    record Roots(String code, int found) implements PartitionFlaw {}

    /// What can be wrong with a ring.
    enum Fault {
        TOO_FEW_POINTS("too-few-points"),
        UNCLOSED("unclosed"),
        SPIKE("spike"),
        SELF_CROSSING("self-crossing"),
        MISPLACED_HOLE("misplaced-hole");

        private final String word;

        Fault(String word) {
            this.word = word;
        }

        public String word() {
            return word;
        }
    }
}
